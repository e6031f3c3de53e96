import { expect } from 'chai';
import { readSettings, SettingError } from '../src/config.ts';

describe('the settings', () => {
  it('need no variable at all', () => {
    const settings = readSettings({});
    expect(settings).to.include({
      port: 3000,
      databaseUrl: 'sqlite:var/jieti.sqlite',
      demonstration: true,
      timeZone: 'Asia/Shanghai',
    });
  });

  it('never make a demonstration in production', () => {
    expect(readSettings({ NODE_ENV: 'production' }).demonstration).to.equal(false);
    expect(() => readSettings({ NODE_ENV: 'production', DEMONSTRATION: 'on' })).to.throw(
      SettingError,
      'DEMONSTRATION',
    );
  });

  it('never send webhooks into our own network in production', () => {
    expect(readSettings({}).webhookTargets).to.equal('public');
    expect(readSettings({ WEBHOOK_TARGETS: 'any' }).webhookTargets).to.equal('any');
    expect(() => readSettings({ NODE_ENV: 'production', WEBHOOK_TARGETS: 'any' })).to.throw(
      SettingError,
      'WEBHOOK_TARGETS',
    );
  });

  it('want a key in production when the database is shared', () => {
    const shared = { NODE_ENV: 'production', DATABASE_URL: 'mysql://jieti@db/jieti' };
    expect(() => readSettings(shared)).to.throw(SettingError, 'APP_KEY');
    expect(readSettings({ ...shared, APP_KEY: 'ab'.repeat(32) }).appKey).to.have.length(64);
  });

  for (const [name, value] of Object.entries({
    PORT: '70000',
    BASE_URL: 'ladder.example.cn',
    DATABASE_URL: 'postgres://db',
    APP_KEY: 'short',
    TIME_ZONE: 'Mars/Base',
    NODE_ENV: 'prod',
    DOCUMENT_STORE: 'ftp:somewhere',
    ISSUER_MARK: 'IO',
  }))
    it(`name ${name} when it can't be used`, () => {
      expect(() => readSettings({ [name]: value })).to.throw(SettingError, name);
    });

  it('want keys for a bucket, and take several places for documents', () => {
    const bucket = 's3:https://s3.example.cn/certificates';
    expect(() => readSettings({ DOCUMENT_STORE: bucket })).to.throw(SettingError, 'S3_ACCESS_KEY');
    const keys = { S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
    expect(readSettings({ DOCUMENT_STORE: `${bucket},folder:var/documents`, ...keys })).to.deep.include({
      documentStores: [bucket, 'folder:var/documents'],
      s3: { accessKey: 'a', secretKey: 'b', region: 'us-east-1' },
    });
  });

  it('take BASE_URL without its trailing slash', () => {
    expect(readSettings({ BASE_URL: 'https://ladder.example.cn/' }).baseUrl).to.equal(
      'https://ladder.example.cn',
    );
  });
});
