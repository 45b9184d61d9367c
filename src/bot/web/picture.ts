/** What a picture is by its own bytes, and its size in pixels. */
export interface Look {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Undefined for what is neither PNG nor JPEG, or has no size. Sources: W3C PNG, third edition; ITU-T T.81, annex B. */
export function lookOf(bytes: Uint8Array): Look | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const look = pngMark.every((byte, at) => bytes[at] === byte) ? pngLook(view) : jpegLook(view);
  return look && look.width > 0 && look.height > 0 ? look : undefined;
}

function pngLook(view: DataView): Look | undefined {
  if (view.byteLength < 24) return undefined;
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** One segment after the other, until the one that begins a frame. */
function jpegLook(view: DataView): Look | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const mark = view.getUint16(at);
    if (mark < 0xffc0 || mark === 0xffda) return undefined;
    if (startsFrame(mark))
      return { mime: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

/** SOF0 to SOF15; what lies between them and is none: DHT, JPG, DAC. */
function startsFrame(mark: number): boolean {
  return mark >= 0xffc0 && mark <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(mark);
}
