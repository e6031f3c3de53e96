import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import { findPhoto } from '../../../src/accounts/photo/photo.store.ts';
import { savePhoto } from '../../../src/accounts/photo/savePhoto.action.ts';
import { lookOfCertificate } from '../../../src/certificates/look.action.ts';
import { shareCertificate } from '../../../src/certificates/share.action.ts';
import { findShares } from '../../../src/certificates/share.store.ts';
import { withNewElement } from '../../../src/templates/changeDesign.ts';
import { publishShipped } from '../../../src/templates/publishShipped.action.ts';
import { publishVersion, saveDesign } from '../../../src/templates/saveTemplate.action.ts';
import { givenCertificate } from '../../certificates/givenCertificate.ts';
import { draftOfShipped } from '../../certificates/templates/givenDraft.ts';
import { signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';

/** A photo of one colour, as a phone would send it. */
function photo(colour: string, width = 3000, height = 4000): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer('image/jpeg');
}

describe('a holder’s photo', () => {
  useDatabase();

  it('is kept small, drawn anew, so that nothing of the file but its pixels stays', async () => {
    const { trainee } = await givenCast();
    const secret = Buffer.concat([photo('#336699'), Buffer.from('GPS 46.6N 125.1E')]);
    await savePhoto(secret, { personId: trainee, actorId: trainee, now: new Date() });
    const kept = await findPhoto(trainee);
    const picture = await loadImage(kept?.bytes ?? Buffer.alloc(0));
    expect([picture.width, picture.height]).to.deep.equal([480, 640]);
    expect(kept?.bytes.includes('GPS')).to.equal(false);
  });

  it('is taken from herself; what is no photo is refused with a sentence, and the one before stays', async () => {
    const { trainee } = await givenCast();
    const her = await signedIn('trainee');
    await her
      .post('/me/photo')
      .attach('file', photo('#336699', 300, 400), 'me.jpg')
      .expect(303);
    const before = await findPhoto(trainee);
    const wrong = await her.post('/me/photo').attach('file', Buffer.from('not a photo'), 'me.jpg');
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('不是能打开的');
    const broken = await her
      .post('/me/photo')
      .attach('file', photo('#000000', 300, 400).subarray(0, 60), 'x.jpg');
    expect(broken.status).to.equal(422);
    expect((await findPhoto(trainee))?.id).to.equal(before?.id);
    await her.post('/me/photo/removal').expect(303);
    expect(await findPhoto(trainee)).to.equal(null);
  });

  it('stays in certificates as it was when they were issued', async () => {
    const { trainee, organiser } = await givenCast();
    await publishShipped(new Date());
    const { id, design, language, revision } = await draftOfShipped('completion', organiser);
    await saveDesign(id, { design: withNewElement(design, 'photo'), language, revision });
    const doer = { actorId: organiser, now: new Date() };
    await publishVersion(id, { revision: revision + 1, isPutInForce: true }, doer);
    const whose = { personId: trainee, actorId: trainee, now: new Date() };
    await savePhoto(photo('#336699', 30, 40), whose);
    const then = (await findPhoto(trainee))?.bytes;
    const certificate = await givenCertificate(trainee);
    await savePhoto(photo('#993333', 30, 40), whose);
    expect((await lookOfCertificate(certificate)).photo).to.deep.equal(then);
    expect((await findPhoto(trainee))?.bytes).not.to.deep.equal(then);
  });

  it('is shown behind her link, and never on the public page', async () => {
    const { trainee } = await givenCast();
    await savePhoto(photo('#336699', 30, 40), { personId: trainee, actorId: trainee, now: new Date() });
    const { id, token } = await givenCertificate(trainee, { issuedAt: new Date(Date.now() - 1000) });
    await shareCertificate(id, { days: 7, actorId: trainee, now: new Date() });
    const [share] = await findShares(id);
    const anyone = visitor();
    expect((await anyone.get(`/shared/${share?.token}`)).text).to.include(`/shared/${share?.token}/photo`);
    expect((await anyone.get(`/shared/${share?.token}/photo`)).headers['content-type']).to.equal(
      'image/jpeg',
    );
    expect((await anyone.get(`/c/${token}`)).text).not.to.include('photo');
    await anyone.get(`/shared/${'0'.repeat(26)}/photo`).expect(404);
  });
});
