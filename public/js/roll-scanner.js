/** Gives the text of one QR code after another from the camera, as long as the page is open. */
import { openDetector } from './verify-scan.js';

/**
 * @param {HTMLVideoElement} video
 * @returns {AsyncGenerator<string, void, void>}
 * @throws where there is no camera, or it may not be used
 */
export async function* nextCode(video) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    video.srcObject = stream;
    await video.play();
    const finder = await openDetector();
    for (;;) {
      const [code] = video.readyState >= 2 ? await finder.detect(video) : [];
      if (code) yield code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
