import { personName, shortLevel, unitName, type Voice } from '../../bot/cards/context.ts';
import { duration } from '../../bot/cards/numbers.ts';
import { oneLine } from '../../bot/cards/stranger.ts';
import { natureWords } from '../../bot/cards/words.ts';
import type { Table } from '../../bot/message.ts';
import { levels } from '../../incident/incident.ts';
import type { Counts, Digest, TimeKind } from './digest.ts';
import { dateIn } from './period.ts';
import { signWords, tableWords, timeWords, words } from './words.ts';

/** A table longer than this is no reading; what it leaves out is the quietest. */
const mostRows = 60;

/** The numbers of the picture as tables, exact, for those who cannot see it. */
export function tablesOf(digest: Digest, voice: Voice): readonly Table[] {
  return [
    countsTable(digest, voice),
    trendTable(digest, voice),
    kindTable(digest, voice),
    ...timesTable(digest, voice),
    ...unitsTable(digest, voice),
    ...managementTable(digest, voice),
    ...signsTable(digest, voice),
    ...dismissalsTable(digest, voice),
  ];
}

/** Where nothing stands for the time before, it is not held against it. */
function countsTable({ counts, before }: Digest, voice: Voice): Table {
  const say = sayIn(voice);
  const was: Readonly<Partial<Record<keyof Counts, number>>> = before;
  return {
    caption: say('counts'),
    head: [say('what'), say('now'), say('compared')],
    rows: (['fresh', 'open', 'overdue', 'closed', 'dismissed', 'mentions'] as const).map((kind) => [
      say(kind),
      `${counts[kind]}`,
      `${was[kind] ?? ''}`,
    ]),
  };
}

function trendTable({ trend }: Digest, voice: Voice): Table {
  const say = sayIn(voice);
  return {
    caption: say('trend'),
    head: [say('day'), ...levels.map((level) => shortLevel(level, voice)), say('mentions')],
    rows: trend.map(({ day, levels: of, mentions }) => [
      day,
      ...levels.map((level) => `${of[level]}`),
      `${mentions}`,
    ]),
  };
}

function kindTable({ levels: byLevel, natures }: Digest, voice: Voice): Table {
  const say = sayIn(voice);
  return {
    caption: say('levels'),
    head: [say('kind'), say('fresh'), say('open')],
    rows: [
      ...levels.map((level) => [
        shortLevel(level, voice),
        `${byLevel[level].fresh}`,
        `${byLevel[level].open}`,
      ]),
      ...natures.map(({ nature, fresh }) => [natureWords[nature][voice.policy.language], `${fresh}`, '']),
    ],
  };
}

function timesTable({ times, timesBefore }: Digest, voice: Voice): readonly Table[] {
  const say = sayIn(voice);
  const { language } = voice.policy;
  const kinds: readonly TimeKind[] = ['claim', 'escalate', 'firstWord'];
  const told = kinds.filter((kind) => times[kind].count > 0);
  if (told.length === 0) return [];
  const rows = told.map((kind) => {
    const { count, inPlan, medianMs, medianShare } = times[kind];
    const { count: all, inPlan: kept } = timesBefore[kind];
    return [
      timeWords[kind][language],
      medianMs === undefined ? '' : duration(medianMs, language),
      medianShare === undefined ? '' : `${Math.round(medianShare * 100)} %`,
      `${inPlan}/${count}`,
      all === 0 ? '' : `${kept}/${all}`,
    ];
  });
  return [
    {
      caption: say('times'),
      head: [say('what'), say('median'), say('share'), say('inPlan'), say('before')],
      rows,
    },
  ];
}

function unitsTable({ units, unit: seat }: Digest, voice: Voice): readonly Table[] {
  const say = sayIn(voice);
  if (units.length === 0) return [];
  const head = [
    say('unit'),
    say('fresh'),
    say('open'),
    say('overdue'),
    say('closed'),
    say('worst'),
    say('inPlan'),
  ];
  const rows = units
    .slice(0, mostRows)
    .map(({ unit, fresh, open, overdue, closed, worst, claims }) => [
      unitName(unit, seat, voice),
      ...[fresh, open, overdue, closed].map(String),
      worst ? shortLevel(worst, voice) : '',
      claims.count === 0 ? '' : `${claims.inPlan}/${claims.count}`,
    ]);
  return [{ caption: say('units'), head, rows }];
}

function managementTable({ management, unit: seat }: Digest, voice: Voice): readonly Table[] {
  const say = sayIn(voice);
  if (management.length === 0) return [];
  const head = [say('unit'), say('department'), say('service'), say('safety'), say('fees')];
  const rows = management
    .slice(0, mostRows)
    .map(({ unit, department = '', service, safety, fees }) => [
      unitName(unit, seat, voice),
      department,
      ...[service, safety, fees].map(String),
    ]);
  return [{ caption: say('management'), head, rows }];
}

function signsTable({ signs, unit: seat, period }: Digest, voice: Voice): readonly Table[] {
  const say = sayIn(voice);
  if (signs.length === 0) return [];
  const { language } = voice.policy;
  const rows = signs.map(({ kind, name, unit, count, last }) => [
    oneLine(name ?? words.someDoctor[language], 30),
    signWords[kind][language],
    unitName(unit ?? seat, seat, voice),
    `${count}`,
    dateIn(period.zone, last),
  ]);
  const head = [say('sign'), say('kind'), say('unit'), say('times30'), say('last')];
  return [{ caption: words.signs[language], head, rows }];
}

function dismissalsTable({ dismissals, unit: seat }: Digest, voice: Voice): readonly Table[] {
  const say = sayIn(voice);
  if (dismissals.length === 0) return [];
  const head = [say('code'), say('level'), say('unit'), say('askedBy'), say('dismissedBy')];
  const rows = dismissals.map(({ code, level, unit, by, askedBy }) => [
    code,
    shortLevel(level, voice),
    unit ? unitName(unit, seat, voice) : words.elsewhere[voice.policy.language],
    ...[askedBy, by].map((who) => (who ? personName(who, seat, voice) : '')),
  ]);
  return [{ caption: words.dismissals[voice.policy.language], head, rows }];
}

function sayIn({ policy: { language } }: Voice): (word: keyof typeof tableWords) => string {
  return (word) => tableWords[word][language];
}
