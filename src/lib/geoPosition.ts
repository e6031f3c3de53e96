/** Places on the map as `latitude,longitude` in degrees (WGS 84 or GCJ-02: all of one installation alike), and how far apart. */

/** A place in degrees. */
export interface GeoPosition {
  readonly latitude: number;
  readonly longitude: number;
}

const shape = /^\s*(-?\d{1,2}(?:\.\d{1,8})?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d{1,8})?)\s*$/;

/** Reads a place as maps copy it, `31.2304, 121.4737`; null where it is none. */
export function readPosition(text: string): GeoPosition | null {
  const [, north, east] = shape.exec(text) ?? [];
  const [latitude, longitude] = [Number(north), Number(east)];
  if (north === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude, longitude };
}

/** As it is stored: six decimals, about a tenth of a metre. */
export function writePosition({ latitude, longitude }: GeoPosition): string {
  return `${latitude.toFixed(6)},${longitude.toFixed(6)}`;
}

const earthRadius = 6_371_008.8;

/** Metres between two places along the earth's surface (haversine; Sinnott, Sky & Telescope 68(2), 1984). */
export function metresBetween(one: GeoPosition, other: GeoPosition): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const both = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(north + both * east)));
}
