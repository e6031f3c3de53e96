/**
 * Finds QR codes: in the camera's picture, in photos. The browser's own detector where it has one, else ZXing as
 * WebAssembly from this site. Pictures stay on the device.
 */

/** @typedef {{ detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> }} Detector */

/** @type {Promise<Detector> | null} */
let detector = null;

/** @returns {Promise<Detector>} */
export function openDetector() {
  detector ??= ownDetector().then((own) => own ?? wasmDetector());
  return detector;
}

/** @returns {Promise<Detector | null>} */
async function ownDetector() {
  const Own = /** @type {any} */ (globalThis).BarcodeDetector;
  const formats = Own ? await Own.getSupportedFormats().catch(() => []) : [];
  return formats.includes('qr_code') ? new Own({ formats: ['qr_code'] }) : null;
}

/** @returns {Promise<Detector>} */
async function wasmDetector() {
  const folder = '/assets/scanner';
  const { BarcodeDetector, prepareZXingModule } = await import(`${folder}/ponyfill.js`);
  const locateFile = (/** @type {string} */ path) => `${folder}/${path}`;
  prepareZXingModule({ overrides: { locateFile } });
  return new BarcodeDetector({ formats: ['qr_code'] });
}

/**
 * The text of the QR code in a photo, or null where none is found. Large photos are tried smaller, too.
 * @param {Blob} photo
 * @returns {Promise<string | null>}
 */
export async function readPhoto(photo) {
  const finder = await openDetector();
  const whole = await createImageBitmap(photo);
  for (const longest of [1600, 900, Math.max(whole.width, whole.height)]) {
    const scale = Math.min(1, longest / Math.max(whole.width, whole.height));
    const size = {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
    };
    const picture = await createImageBitmap(whole, { ...size, resizeQuality: 'high' });
    const [code] = await finder.detect(picture);
    if (code) return code.rawValue;
  }
  return null;
}

/**
 * Watches the camera until a QR code comes into view; null where it was stopped first.
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>}
 * @throws where there is no camera, or it may not be used
 */
export async function watchCamera(video, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    video.srcObject = stream;
    await video.play();
    const finder = await openDetector();
    while (!signal.aborted) {
      const [code] = video.readyState >= 2 ? await finder.detect(video) : [];
      if (code) return code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return null;
  } finally {
    stop();
    video.srcObject = null;
  }
}

/**
 * Where a QR code leads: to one of our certificates, to something else of ours, elsewhere, or nowhere.
 * @param {string} text
 * @param {readonly string[]} hosts ours
 * @returns {{ kind: 'certificate', path: string } | { kind: 'ours' | 'elsewhere' | 'text', text: string }}
 */
export function destinationOf(text, hosts) {
  if (!/^https?:\/\//i.test(text)) return { kind: 'text', text };
  try {
    const { host, pathname, hash, protocol, username } = new URL(text);
    if (!/^https?:$/.test(protocol) || username || !hosts.includes(host))
      return { kind: 'elsewhere', text: host };
    if (!/^\/c\/[0-9a-z]{26}$/.test(pathname)) return { kind: 'ours', text };
    return { kind: 'certificate', path: pathname + (/^#\d+$/.test(hash) ? hash : '') };
  } catch {
    return { kind: 'text', text };
  }
}
