/**
 * Makes a photo small and harmless: drawn anew as JPEG, so that nothing of the file but its pixels stays: no place, no
 * camera, no hidden data.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** The largest a kept photo is, in pixels: a one-inch photo at 480 dpi. */
export const portraitSize = { width: 480, height: 640 } as const;

const quality = 85;

/**
 * The photo as JPEG, no larger than a portrait; its shape stays.
 * @throws when the bytes are no picture.
 */
export async function portraitOf(bytes: Buffer): Promise<Buffer> {
  const picture = await loadImage(bytes);
  const scale = Math.min(1, portraitSize.width / picture.width, portraitSize.height / picture.height);
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const canvas = createCanvas(width as number, height as number);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/jpeg', quality);
}
