import { expect } from 'chai';
import { demonstrationIdentity } from '../../../seeders/demo/people.ts';
import { checkPassword } from '../../../src/accounts/checkPassword.action.ts';
import { mergePeople } from '../../../src/accounts/merge/mergePeople.action.ts';
import { allModels } from '../../../src/accounts/merge/references.store.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { PersonPhoto } from '../../../src/accounts/photo/photo.model.ts';
import { blankPhoto } from '../../../src/accounts/privacy/blankPhoto.ts';
import { keepsNames } from '../../../src/accounts/privacy/withheld.ts';
import { Certificate } from '../../../src/certificates/certificate.model.ts';
import { unseal } from '../../../src/db/secrets.ts';
import { copyUniqueRows, givenRecord } from '../../accounts/merge/twins.ts';
import { givenWorld } from '../../support/allRoutes.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { keepImport, runSmall } from './uploaded.ts';

const name = '欧阳桂芳';
const phone = '13612345678';
const identityNumber = demonstrationIdentity('19770707', 770);

describe('erasing someone', () => {
  useDatabase();
  const post = (browser: Browser, path: string, body = {}) => browser.post(path).type('form').send(body);

  it('leaves her name, phone and ID number in no table, in clear or sealed, but in the register of certificates', async function () {
    this.timeout(60_000);
    await givenWorld();
    const admin = await signedIn('admin');
    const rich = await Person.findOne({ where: { name: '王桂芳' }, rejectOnEmpty: true });
    const id = await givenRecord(name, phone, identityNumber, {
      community: '阳光社区',
      workerNumber: 'W70707',
    });
    await copyUniqueRows(rich.id, id);
    await Certificate.update({ holderName: name }, { where: { personId: id } });
    const photo = { personId: id, bytes: Buffer.from('her face'), isCurrent: true, createdAt: new Date() };
    await PersonPhoto.create(photo);
    const twin = await givenRecord(name, phone);
    const [boss] = await Person.findAll({ where: { name: '周文静' } });
    const choices = {
      name: 'loser',
      phone: 'loser',
      identityNumber: 'winner',
      community: 'winner',
      workerNumber: 'winner',
    } as const;
    const actor = { id: Number(boss?.id), name: '周文静', roles: ['admin'] as const };
    expect(await mergePeople({ winnerId: id, loserId: twin, choices }, actor, new Date())).to.be.a('number');
    await keepImport(actor.id, [[name, phone, identityNumber]]);
    await runSmall();
    expect(await mentions()).to.include.members(['people', 'person_import_chunks', 'person_merges']);
    await post(admin, `/admin/people/${id}/privacy/erasure`);
    const done = await post(admin, `/admin/people/${id}/privacy/erasure-execution`);
    expect(done.headers.location).to.equal('/admin/erasures');
    expect((await mentions()).filter((table) => !keepsNames[table])).to.deep.equal([]);
    expect(await mentions()).to.include('certificates');
    const [left] = await PersonPhoto.findAll({ where: { personId: id } });
    expect(left?.bytes.equals(blankPhoto)).to.equal(true);
    expect((await admin.get(`/admin/people?search=${phone}`)).text).to.include('没有找到');
  });

  it('is asked for by her, can be taken back, and is decided by an administrator', async () => {
    const { trainee } = await givenCast();
    const [her, admin] = [await signedIn('trainee'), await signedIn('admin')];
    const page = `/admin/people/${trainee}/privacy`;
    expect((await her.get('/me/privacy')).text)
      .to.include('证书登记（长期）')
      .and.include('姓名：各处改为');
    await post(her, '/me/privacy/erasure');
    await post(her, '/me/privacy/erasure');
    await post(her, '/me/privacy/erasure-withdrawal');
    expect((await post(admin, `${page}/erasure-execution`)).text).to.include('没有待处理的注销申请');
    await post(her, '/me/privacy/erasure');
    expect((await admin.get('/admin/erasures')).text).to.include('王桂芳');
    expect((await post(admin, `${page}/erasure-refusal`, { note: '' })).status).to.equal(422);
    await post(admin, `${page}/erasure-refusal`, { note: '培训补贴还在审核' });
    expect((await her.get('/me/privacy')).text).to.include('培训补贴还在审核');
    await post(her, '/me/privacy/erasure');
    expect((await post(admin, `${page}/erasure-execution`)).status).to.equal(303);
    expect(await checkPassword('13900000001', 'jieti-demo')).to.equal(null);
    expect((await her.get('/me/privacy')).headers.location).to.include('/log-in');
  });

  it('of staff waits until they hold no role of staff', async () => {
    const { judge } = await givenCast();
    const admin = await signedIn('admin');
    const page = `/admin/people/${judge}/privacy`;
    await post(admin, `${page}/erasure`);
    expect((await post(admin, `${page}/erasure-execution`)).text).to.include('请先收回角色');
  });
});

/** The tables in which she is named, in clear or in what can be unsealed. */
async function mentions(): Promise<string[]> {
  const words = [name, phone, identityNumber];
  const found: string[] = [];
  for (const model of allModels()) {
    const rows = await model.findAll();
    const values = rows.flatMap((row) => Object.values(row.get({ plain: true }) as Record<string, unknown>));
    if (values.flatMap(readable).some((text) => words.some((word) => text.includes(word))))
      found.push(model.tableName);
  }
  return found;
}

/** A value as text, and as what it holds sealed. */
function readable(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const text = Buffer.isBuffer(value)
    ? value.toString('base64')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
  const plain = Buffer.isBuffer(value) ? value.toString('utf8') : text;
  // Nonce and tag of a sealed text alone are 28 bytes.
  if (text.length < 40) return [plain];
  try {
    return [plain, unseal(text)];
  } catch {
    return [plain];
  }
}
