/** Rounded for reading: differences below a thousandth are noise on sets of this size. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : round(part / whole);
}

/** Unweighted mean of the F1 of each class that occurs in `gold`. */
export function macroF1<Label>(gold: readonly Label[], said: readonly Label[]): number {
  const classes = [...new Set(gold)];
  const each = classes.map((label) => {
    const hit = gold.filter((one, at) => one === label && said[at] === label).length;
    const all = gold.filter((one) => one === label).length + said.filter((one) => one === label).length;
    return all === 0 ? 0 : (2 * hit) / all;
  });
  return round(each.reduce((sum, one) => sum + one, 0) / Math.max(1, classes.length));
}

export interface Bcubed {
  readonly bcubedPrecision: number;
  readonly bcubedRecall: number;
  readonly bcubedF1: number;
}

/** B-cubed of a clustering: for each item, how pure its cluster is and how much of its event is in it. */
export function bcubed(items: readonly { readonly gold: string; readonly said: string }[]): Bcubed {
  let [precision, recall] = [0, 0];
  for (const item of items) {
    const cluster = items.filter(({ said }) => said === item.said);
    const event = items.filter(({ gold }) => gold === item.gold);
    const both = cluster.filter(({ gold }) => gold === item.gold).length;
    precision += both / cluster.length;
    recall += both / event.length;
  }
  const [p, r] = [precision / Math.max(1, items.length), recall / Math.max(1, items.length)];
  return { bcubedPrecision: round(p), bcubedRecall: round(r), bcubedF1: round((2 * p * r) / (p + r || 1)) };
}
