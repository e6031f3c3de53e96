import { createCanvas } from '@napi-rs/canvas';
import { expect } from 'chai';
import { seedReference } from '../../../seeders/reference.ts';
import { findCertificate } from '../../../src/certificates/certificate.store.ts';
import { lookOfCertificate } from '../../../src/certificates/look.action.ts';
import { publishShipped } from '../../../src/templates/publishShipped.action.ts';
import { draftFrom, publishVersion, saveDesign } from '../../../src/templates/saveTemplate.action.ts';
import { shippedDesign } from '../../../src/templates/shippedDesigns.ts';
import {
  findInForce,
  findVersion,
  findVersionsOf,
  listTemplates,
} from '../../../src/templates/template.store.ts';
import { download, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenCertificate } from '../givenCertificate.ts';
import { designOf, draftOfShipped } from './givenDraft.ts';

const red = '#aa0000';

describe('templates', () => {
  useDatabase();

  it('ship for every kind, in force, once however often the product starts', async () => {
    for (let start = 0; start < 3; start++) await publishShipped(new Date());
    await seedReference();
    const templates = await listTemplates();
    expect(templates.map(({ kind }) => kind)).to.have.members(['completion', 'award', 'honour', 'card']);
    const versions = await findVersionsOf(templates.map(({ id }) => id));
    expect(versions).to.have.length(4);
    expect(versions.every(({ state, inForceFor }) => state === 'published' && inForceFor)).to.equal(true);
  });

  it('stay as they were for certificates that were issued with them', async () => {
    const { trainee, organiser } = await givenCast();
    await publishShipped(new Date());
    const before = await givenCertificate(trainee, { awardKey: 'exam:1' });
    const { id, revision } = await draftOfShipped('completion', organiser);
    const design = designOf('completion', red);
    await saveDesign(id, { design, language: 'bilingual', revision });
    const doer = { actorId: organiser, now: new Date() };
    expect(await publishVersion(id, { revision: revision + 1, isPutInForce: true }, doer)).to.equal(null);
    const after = await givenCertificate(trainee, { awardKey: 'exam:2' });
    expect(after.templateVersionId).to.equal(id);
    expect((await lookOfCertificate(after)).design).to.deep.equal(design);
    const unchanged = await findCertificate(before.id);
    expect((await lookOfCertificate(unchanged as typeof before)).design).to.deep.equal(
      shippedDesign('completion', 'bilingual'),
    );
  });

  it('are never changed once published, nor saved over another’s work', async () => {
    const { organiser } = await givenCast();
    await publishShipped(new Date());
    const published = await findInForce('award');
    const design = designOf('award', red);
    const over = await saveDesign(published?.id ?? 0, { design, language: 'bilingual', revision: 1 });
    expect(over).to.include({ key: 'templates.refusal.published' });
    const { id, revision } = await draftOfShipped('award', organiser);
    const saves = await Promise.all(
      ['#000001', '#000002', '#000003'].map((colour) =>
        saveDesign(id, { design: designOf('award', colour), language: 'bilingual', revision }),
      ),
    );
    expect(saves.filter((answer) => typeof answer === 'number')).to.deep.equal([revision + 1]);
    expect(saves.filter((answer) => typeof answer === 'object')[0]).to.include({
      key: 'templates.refusal.changedMeanwhile',
    });
  });

  it('have one draft each, whoever opens it', async () => {
    const { organiser, admin } = await givenCast();
    await publishShipped(new Date());
    const version = await findInForce('honour');
    const opened = [];
    for (const actorId of [organiser, admin])
      opened.push(await draftFrom(version?.id ?? 0, { actorId, now: new Date() }));
    expect(new Set(opened).size).to.equal(1);
  });
});

describe('the designer', () => {
  useDatabase();

  it('makes a template, changes an element in a form, and publishes it for new certificates', async () => {
    const { trainee } = await givenCast();
    await publishShipped(new Date());
    const organiser = await signedIn('organiser');
    const made = await organiser
      .post('/admin/templates')
      .type('form')
      .send({ kind: 'completion', title: '妇联 2026 版', language: 'zh', from: '' });
    const address = String(made.headers.location).replace('/edit', '');
    const id = Number(address.split('/').at(-1));
    const design = (await findVersion(id))?.design;
    const at = design?.elements.findIndex((one) => 'text' in one && one.text === '{{title}}') ?? -1;
    const page = await organiser.get(`${address}/elements/${at}`);
    expect(page.text).to.include('{{title}}').and.include('value="38.8"');
    const form = {
      x: '32.5',
      y: '40',
      width: '232',
      height: '19',
      font: 'serifBold',
      size: '30',
      smallest: '10',
    };
    const looks = {
      onlyWith: '',
      language: 'zh',
      colour: red,
      align: 'center',
      anchor: 'bottom',
      tracking: '10',
      leading: '0',
    };
    const wrong = await organiser
      .post(`${address}/elements/${at}/text`)
      .type('form')
      .send({ ...form, ...looks, colour: 'rot', text: '结业：{{title}}', revision: '1', isHeading: 'yes' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('value="rot"').and.include('结业：');
    const saved = await organiser
      .post(`${address}/elements/${at}/text`)
      .type('form')
      .send({ ...form, ...looks, text: '结业：{{title}}', revision: '1', isHeading: 'yes' });
    expect(saved.status).to.equal(303);
    const published = await organiser
      .post(`${address}/publication`)
      .type('form')
      .send({ revision: '2', isPutInForce: 'yes' });
    expect(published.headers.location).to.match(/^\/admin\/templates\/\d+$/);
    const { templateVersionId } = await givenCertificate(trainee);
    expect(templateVersionId).to.equal(id);
    expect((await findVersion(id))?.design.elements[at]).to.include({
      text: '结业：{{title}}',
      y: 400,
      colour: red,
    });
  });

  it('publishes nothing that could not be verified or would be cut, and says why', async () => {
    const { organiser: organiserId } = await givenCast();
    await publishShipped(new Date());
    const { id, revision } = await draftOfShipped('completion', organiserId);
    const organiser = await signedIn('organiser');
    const address = `/admin/template-versions/${id}`;
    const shipped = shippedDesign('completion', 'bilingual');
    const send = (design: object, from: number) =>
      organiser
        .post(`${address}/design`)
        .type('form')
        .send({ revision: from, design: JSON.stringify(design) });
    const noCode = { ...shipped, elements: shipped.elements.filter(({ kind }) => kind !== 'qr') };
    const first = await send(noCode, revision);
    expect(first.body.problems).to.deep.equal(['没有查验二维码，谁也查不了真假。']);
    const refused = await organiser
      .post(`${address}/publication`)
      .type('form')
      .send({ revision: revision + 1 });
    expect(refused.status).to.equal(409);
    expect(refused.text).to.include('没有查验二维码');
    const low = shipped.elements.map((one) =>
      'text' in one && one.text === '{{sentence}}' ? { ...one, height: 40 } : one,
    );
    const second = await send({ ...shipped, elements: low }, revision + 1);
    expect(second.body.problems.join()).to.include('会被截断');
    const stale = await send(shipped, revision);
    expect(stale.status).to.equal(409);
    expect(stale.body.message).to.include('没有保存');
    const nonsense = await organiser
      .post(`${address}/design`)
      .type('form')
      .send({ revision: '3', design: '{' });
    expect(nonsense.status).to.equal(422);
  });

  it('takes a seal as a picture and prints it; other files are refused with a sentence', async () => {
    const { organiser: organiserId } = await givenCast();
    await publishShipped(new Date());
    const { id } = await draftOfShipped('completion', organiserId);
    const organiser = await signedIn('organiser');
    const address = `/admin/template-versions/${id}`;
    const added = await organiser
      .post(`${address}/elements`)
      .type('form')
      .send({ revision: '1', kind: 'seal' });
    const element = String(added.headers.location);
    const upload = (bytes: Buffer, name: string) =>
      organiser.post(`${element}/picture`).attach('file', bytes, name);
    const refused = await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'seal.png');
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('不是 PNG 或 JPEG');
    const canvas = createCanvas(200, 200);
    canvas.getContext('2d').strokeRect(20, 20, 160, 160);
    expect((await upload(canvas.toBuffer('image/png'), 'seal.png')).headers.location).to.equal(element);
    const seal = (await findVersion(id))?.design.elements.at(-1);
    const imageId = seal && 'imageId' in seal ? seal.imageId : null;
    expect(imageId).to.be.a('number');
    const picture = await organiser.get(`/admin/template-images/${imageId}`);
    expect(picture.headers['content-type']).to.equal('image/png');
    const pdf = await download(organiser, `${address}/preview.pdf`);
    expect(pdf.toString('latin1')).to.include('/Subtype /Image');
  });
});
