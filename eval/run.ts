import { parseArgs } from 'node:util';
import { type ListRow, measureAlarms } from './alarms.ts';
import { type EventRow, measureEvents, type PairRow } from './events.ts';
import { isTrainingSet, rowsOf, rowsOfAll } from './files.ts';
import { floorsOf } from './floors.ts';
import { measureReviews } from './likeness.ts';
import { measureOwnWords, type ReplyRow } from './ownWords.ts';
import { disguised, measureNames, measureNumbers, type NerRow, type PiiRow } from './pii.ts';
import { measureRisk, type RiskRow } from './risk.ts';
import { measureRumour, type RumourRow } from './rumour.ts';
import { secondOpinions } from './secondOpinion.ts';
import { measureSentiment, praiseFlaggedNegative, type SentimentRow } from './sentiment.ts';
import { measureStatements, ownStatements, type StatementRow } from './statements.ts';

const parts = [
  'sentiment',
  'risk',
  'falseAlarms',
  'rumour',
  'events',
  'likeness',
  'pii',
  'ownWords',
  'statementChecks',
  'llm',
] as const;
type Part = (typeof parts)[number];

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    json: { type: 'boolean', default: false },
    /** One part alone, e.g. pii. */
    only: { type: 'string' },
    /** Asks the model of OPENAI_API_KEY about every row of hospital_risk: the one part that leaves this machine and costs. */
    llm: { type: 'boolean', default: false },
  },
});

const only = parts.find((part) => part === values.only);
if (values.only !== undefined && only === undefined) {
  console.error(`用法 usage: npm run -s eval -- [--data DIR] [--json] [--llm] [--only ${parts.join('|')}]`);
  process.exit(2);
}

/** One measurement per set that is there; the shape is DESIGN section 5's. */
const measured = {
  ...when('sentiment', rowsOf<SentimentRow>(values.data, 'sentiment'), (rows) => {
    const trained = isTrainingSet(values.data, 'sentiment');
    return {
      sentiment: measureSentiment(rows, trained),
      praiseFlaggedNegative: praiseFlaggedNegative(rows, trained),
    };
  }),
  ...when('risk', rowsOf<RiskRow>(values.data, 'hospital_risk'), (rows) => ({ risk: measureRisk(rows) })),
  ...when('falseAlarms', rowsOfAll<ListRow>(values.data, 'replay_full_'), (rows) => ({
    falseAlarms: measureAlarms(rows),
  })),
  ...when('rumour', rowsOf<RumourRow>(values.data, 'rumour'), (rows) => ({ rumour: measureRumour(rows) })),
  ...when('events', rowsOf<EventRow>(values.data, 'replay_hospital'), (rows) => ({
    events: measureEvents(rows, rowsOf<PairRow>(values.data, 'same_event_pairs') ?? []),
  })),
  ...when('likeness', rowsOf<SentimentRow>(values.data, 'sentiment'), (rows) => ({
    likeness: measureReviews(rows),
  })),
  ...when('pii', rowsOf<PiiRow>(values.data, 'pii_context'), (rows) => ({
    pii: {
      names: measureNames(rowsOf<NerRow>(values.data, 'ner') ?? []),
      numbers: measureNumbers(rows, rowsOf<PiiRow>(values.data, 'pii_phone_variants') ?? disguised(rows)),
    },
  })),
  ...when('ownWords', rowsOf<PairRow>(values.data, 'same_event_pairs'), (rows) => ({
    ownWords: measureOwnWords(rows, rowsOf<ReplyRow>(values.data, 'hospital_reply_pairs') ?? []),
  })),
  ...when('statementChecks', ownStatements(values.data), (ours) => {
    const rows = rowsOf<StatementRow>(values.data, 'statement_checks');
    return {
      statementChecks: measureStatements(rows ?? ours.first),
      ownStatementChecks: Object.fromEntries(
        Object.entries(ours).map(([set, own]) => {
          const all = measureStatements(own);
          return [set, set === 'identity' ? { identity: all.identity } : all];
        }),
      ),
    };
  }),
};

const asked = only === undefined || only === 'llm';
const llm = {
  secondOpinion: await secondOpinions(rowsOf<RiskRow>(values.data, 'hospital_risk'), values.llm),
};
const all = { ...measured, ...(asked && (values.llm || !values.json) && llm) };
const floors = floorsOf(measured).filter(({ here }) => only === undefined || here !== null);

if (values.json) console.log(JSON.stringify({ ...all, floors }));
else {
  for (const [name, figures] of Object.entries(all)) show(name, figures);
  if (floors.length > 0) console.table(floors);
}
process.exitCode = floors.some(({ ok }) => ok === false) ? 1 : 0;

function when<Rows, Result extends object>(
  part: Part,
  rows: Rows | undefined,
  measure: (rows: Rows) => Result,
): Partial<Result> {
  return rows === undefined || (only !== undefined && only !== part) ? {} : measure(rows);
}

/** One table for a part whose figures are of one kind, else one for each of its own parts. */
function show(name: string, figures: unknown): void {
  const rows = entriesOf(figures);
  const nested = rows.some(([, row]) => entriesOf(row).some(([, each]) => entriesOf(each).length > 0));
  if (nested) {
    for (const [part, row] of rows) show(`${name} ${part}`, row);
    return;
  }
  console.log(name);
  console.table(rows.some(([, row]) => entriesOf(row).length > 0) ? figures : [figures]);
}

function entriesOf(figures: unknown): readonly (readonly [string, unknown])[] {
  return typeof figures === 'object' && figures !== null ? Object.entries(figures) : [];
}
