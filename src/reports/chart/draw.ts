import { type RenderedImage, Resvg } from '@resvg/resvg-js';
import { init } from 'echarts/dist/echarts.esm.min.mjs';
import { fontsFor } from './fonts.ts';
import { family, type Picture } from './look.ts';
import { palettePng } from './png.ts';

/** Pixels of a phone for one of the picture. */
const scale = 2;
/** Bytes: what a chat on a phone shows at once. */
const heaviest = 120_000;
/** What stands for a letter that no font can draw: the place is seen, and the table has the whole name. */
const standIn = '○';

/** Draws a picture as PNG at twice its size. It takes a second of work: `chartDrawer` has a thread of its own do it. */
export async function draw(picture: Picture): Promise<Uint8Array> {
  const svg = withoutUnseen(svgOf(picture));
  const { files, missing } = await fontsFor(svg);
  const drawable = [...svg].map((letter) => (missing.has(letter) ? standIn : letter)).join('');
  const font = { loadSystemFonts: false, fontFiles: [...files], defaultFontFamily: family };
  return light(new Resvg(drawable, { font, fitTo: { mode: 'zoom', value: scale } }).render());
}

/** Where all colours would weigh too much it has fewer, which are fewer greys at the edges of letters. */
function light({ pixels, width, height }: RenderedImage): Uint8Array {
  for (const colours of [256, 16, 12]) {
    const png = palettePng(pixels, width, height, colours);
    if (png.length <= heaviest) return png;
  }
  return palettePng(pixels, width, height, 10);
}

function svgOf({ width, height, option }: Picture): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Joiners, direction marks and control characters have no glyph, and some of them no place in XML. */
function withoutUnseen(svg: string): string {
  return svg.replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}
