/** The federation's own template for honours: with a seal and a signature, both drawn here and marked as fictional. */
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { isRefusal } from '../../src/refusal.ts';
import { keepImage } from '../../src/templates/addImage.action.ts';
import type { Design } from '../../src/templates/design.ts';
import { createTemplate, publishVersion } from '../../src/templates/saveTemplate.action.ts';
import { shippedDesign } from '../../src/templates/shippedDesigns.ts';

const font = 'Seal';
const red = '#b3263e';

/** Publishes it and puts it in force; the shipped templates must be there. */
export async function seedTemplates({
  adminId: actorId,
  now,
  organisation,
}: {
  readonly adminId: number;
  readonly now: Date;
  readonly organisation: string;
}): Promise<void> {
  const doer = { actorId, now };
  const file = import.meta.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');
  GlobalFonts.registerFromPath(fileURLToPath(file), font);
  const seal = await keepImage(drawSeal(organisation), doer);
  const signature = await keepImage(drawSignature('周文静'), doer);
  if (isRefusal(seal) || isRefusal(signature)) throw new Error('The demonstration’s seal was refused.');
  const design = withSeal(shippedDesign('honour', 'bilingual'), seal, signature);
  const facts = { kind: 'honour', title: '荣誉证书（盖章版）', language: 'bilingual', design } as const;
  const id = await createTemplate(facts, doer);
  await publishVersion(id, { revision: 1, isPutInForce: true }, doer);
}

function withSeal(design: Design, seal: number, signature: number): Design {
  return {
    ...design,
    elements: [
      ...design.elements,
      { kind: 'signature', x: 1480, y: 1640, width: 420, height: 150, imageId: signature },
      { kind: 'seal', x: 760, y: 1430, width: 380, height: 380, imageId: seal },
    ],
  };
}

/** A ring with the name around it and the word for "demonstration" within: like no seal that is in use. */
function drawSeal(organisation: string): Buffer {
  const canvas = createCanvas(600, 600);
  const context = canvas.getContext('2d');
  context.translate(300, 300);
  context.strokeStyle = red;
  context.fillStyle = red;
  context.lineWidth = 12;
  context.beginPath();
  context.arc(0, 0, 280, 0, 2 * Math.PI);
  context.stroke();
  context.textAlign = 'center';
  context.font = `96px ${font}`;
  context.fillText('演示', 0, 34);
  context.font = `64px ${font}`;
  const characters = [...organisation];
  characters.forEach((character, index) => {
    context.save();
    context.rotate(((index - (characters.length - 1) / 2) * 0.42 * 8) / characters.length);
    context.fillText(character, 0, -195);
    context.restore();
  });
  return canvas.toBuffer('image/png');
}

/** A name, slanted like handwriting. */
function drawSignature(name: string): Buffer {
  const canvas = createCanvas(840, 300);
  const context = canvas.getContext('2d');
  context.fillStyle = '#1c2430';
  context.font = `170px ${font}`;
  context.transform(1, -0.08, -0.28, 1, 110, 230);
  context.fillText(name, 0, 0);
  return canvas.toBuffer('image/png');
}
