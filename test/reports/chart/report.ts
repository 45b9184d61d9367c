import { Resvg } from '@resvg/resvg-js';
import type { UnitPath } from '../../../src/incident/incident.ts';
import type { DifferenceReport, Sum, UnitDifference } from '../../../src/reports/chart/difference.ts';

const none: Sum = {
  ...{ incidents: 0, louder: 0, quieter: 0, earlier: 0, later: 0 },
  ...{ ringsBefore: 0, ringsAfter: 0 },
};

/** A unit's difference, by what is not zero in it. */
export function unit(name: string, sum: Partial<Sum> = {}, path = name): UnitDifference {
  return { unit: `hq/${path}` as UnitPath, name, ...none, ...sum };
}

/** So many units of which each would have been touched a little otherwise. */
export function units(
  count: number,
  name = (index: number) => `示例${index}院区`,
): readonly UnitDifference[] {
  return Array.from({ length: count }, (_, i) =>
    unit(
      name(i),
      {
        ...{ incidents: 20, louder: 1 + (i % 13), quieter: i % 9, earlier: i % 4, later: i % 3 },
        ...{ ringsBefore: 40, ringsAfter: 30 + (i % 29) },
      },
      `${i}`,
    ),
  );
}

export function report(...differences: readonly UnitDifference[]): DifferenceReport {
  return {
    chain: '示例医疗集团',
    since: new Date('2026-08-23T16:30:00Z'),
    until: new Date('2026-11-21T16:30:00Z'),
    zone: 'Asia/Shanghai',
    before: { file: 'policy.yaml', hash: '1a2b3c4d5e6f' },
    after: { file: 'winter.yaml', hash: '9f8e7d6c5b4a' },
    units: differences,
  };
}

/** The pixels of a PNG by another reader than its writer: RGBA, as wide and high as said. */
export function pixelsOf(png: Uint8Array, width: number, height: number): Buffer {
  const data = Buffer.from(png).toString('base64');
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${data}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return new Resvg(svg, { imageRendering: 1, font: { loadSystemFonts: false } }).render().pixels;
}
