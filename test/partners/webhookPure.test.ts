import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { numberColumn } from '../../src/partners/numberColumn.ts';
import { drawWebhookSecret, isSignedBy, signedHeaders } from '../../src/partners/webhookSignature.ts';
import { isPublicAddress, targetFault } from '../../src/partners/webhookTarget.ts';

const now = new Date('2026-11-23T02:00:00Z');
const secret = drawWebhookSecret((size) => Buffer.alloc(size, 3));

describe('the signature of a webhook', () => {
  it('is what the published example of Standard Webhooks has', () => {
    // https://github.com/standard-webhooks/standard-webhooks: libraries' own test vector
    const headers = signedHeaders(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
    );
    expect(headers['webhook-signature']).to.equal('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is accepted by whoever knows the secret, and by nobody for another body, time, id or secret', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (body, id) => {
        const headers = signedHeaders(secret, id, now, body);
        const other = drawWebhookSecret((size) => Buffer.alloc(size, 4));
        const later = { ...headers, 'webhook-timestamp': String(now.getTime() / 1000 + 1) };
        return (
          isSignedBy(secret, headers, body, now) &&
          !isSignedBy(secret, headers, `${body} `, now) &&
          !isSignedBy(secret, { ...headers, 'webhook-id': `${id}x` }, body, now) &&
          !isSignedBy(secret, later, body, now) &&
          !isSignedBy(other, headers, body, now)
        );
      }),
    );
  });

  it('is refused when the message is old', () => {
    const headers = signedHeaders(secret, 'msg_1', now, '{}');
    expect(isSignedBy(secret, headers, '{}', new Date(now.getTime() + 299_000))).to.equal(true);
    expect(isSignedBy(secret, headers, '{}', new Date(now.getTime() + 301_000))).to.equal(false);
  });

  it('is plain HMAC-SHA-256 over id, time and body', () => {
    const headers = signedHeaders(secret, 'msg_1', now, '{}');
    const key = Buffer.from(secret.slice(6), 'base64');
    const wanted = createHmac('sha256', key)
      .update(`msg_1.${now.getTime() / 1000}.{}`)
      .digest('base64');
    expect(headers['webhook-signature']).to.equal(`v1,${wanted}`);
  });
});

describe('the target of a webhook', () => {
  it('is never an address of our own network, however it is written', () => {
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f.0.0.1',
      '2130706433',
      '0.0.0.0',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '[fe80::1]',
      '[fd00::1]',
      '[ff02::1]',
      'localhost',
      'localhost.',
      'db.internal',
      'printer',
    ])
      expect(targetFault(`https://${host}/hook`, 'public'), host).to.equal('private');
  });

  it('is https to the public internet, without a password in it', () => {
    expect(targetFault('https://hr.example.cn:8443/hook?x=1', 'public')).to.equal(null);
    expect(targetFault('https://8.8.8.8/', 'public')).to.equal(null);
    expect(targetFault('https://[2400:3200::1]/', 'public')).to.equal(null);
    expect(targetFault('http://hr.example.cn/', 'public')).to.equal('notHttps');
    expect(targetFault('https://me:secret@hr.example.cn/', 'public')).to.equal('credentials');
    for (const text of ['', 'hr.example.cn', 'file:///etc/passwd', 'javascript:alert(1)'])
      expect(targetFault(text, 'public'), text).to.equal('notAnAddress');
  });

  it('may be anywhere where a demonstration or a test allows it', () => {
    expect(targetFault('http://127.0.0.1:9000/', 'any')).to.equal(null);
    expect(targetFault('ftp://127.0.0.1/', 'any')).to.equal('notAnAddress');
  });

  it('is public only outside every special range', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [first = 0, second = 0] = address.split('.').map(Number);
        const isClosed = first === 0 || first === 10 || first === 127 || first >= 224;
        const isLocal = (first === 192 && second === 168) || (first === 169 && second === 254);
        return !(isClosed || isLocal) || !isPublicAddress(address);
      }),
      { numRuns: 5_000 },
    );
    expect(isPublicAddress('nonsense')).to.equal(false);
  });
});

describe('the column of numbers in a sheet', () => {
  const number = 'JT-26-T-7K3M9Q5-J';

  it('is found by its heading, even where every number is mistyped', () => {
    expect(
      numberColumn([
        ['姓名', '证书编号'],
        ['王芳', 'x'],
      ]),
    ).to.deep.equal({ index: 1, hasHeading: true });
    expect(numberColumn([['Certificate No.'], ['x']])).to.deep.equal({ index: 0, hasHeading: true });
  });

  it('is found by what is in it, with or without a heading', () => {
    const rows = [
      ['王芳', number],
      ['李一', number.toLowerCase()],
    ];
    expect(numberColumn(rows)).to.deep.equal({ index: 1, hasHeading: false });
    expect(numberColumn([['员工', '证件'], ...rows])).to.deep.equal({ index: 1, hasHeading: true });
  });

  it('is none where nothing looks like a number', () => {
    expect(numberColumn([['姓名'], ['王芳']])).to.equal(null);
    expect(numberColumn([])).to.equal(null);
    expect(numberColumn([['证书编号']])).to.equal(null);
  });
});
