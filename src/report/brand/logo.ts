import type { Logo } from '../brand.ts';
import { cleanSvg } from './clean-svg.ts';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_WIDTH = 16;
const PNG_HEIGHT = 20;
const PNG_HEADER_BYTES = 24;

/** A logo from the bytes of its file; null where it is neither a PNG nor an SVG that can be read. */
export function logoOf(bytes: Uint8Array): Logo | null {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return pngOf(bytes);
  const svg = cleanSvg(new TextDecoder().decode(bytes));
  return svg ? { kind: 'svg', ...svg } : null;
}

function pngOf(bytes: Uint8Array): Logo | null {
  if (bytes.length < PNG_HEADER_BYTES) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, PNG_HEADER_BYTES);
  const [width, height] = [header.getUint32(PNG_WIDTH), header.getUint32(PNG_HEIGHT)];
  return width > 0 && height > 0 ? { kind: 'png', bytes, width, height } : null;
}
