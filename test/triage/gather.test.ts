import { describe, expect, it } from 'vitest';
import type { IncidentId, MentionId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Item, Likeness, OpenMatter, Outcome } from '../../src/triage/mention.ts';
import { gather, risen } from '../../src/triage/triage.ts';
import { item, kit, noon, path } from './chain.ts';

const known = 'incident-1' as IncidentId;

function gathered(
  items: readonly Item[],
  { alike = [] }: { readonly alike?: readonly Likeness[] } = {},
): readonly Outcome[] {
  return gather(items, { alike, now: noon, policy: defaultPolicy });
}

/** `opens 0`, `joins incident-1 near`, `noise` */
function said(outcome: Outcome | undefined): string {
  if (outcome?.outcome === 'opens') return `opens ${outcome.group}`;
  return outcome?.outcome === 'joins' ? `joins ${outcome.incident} ${outcome.why}` : 'noise';
}

function all(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.map(said);
}

/** What the store keeps of a mention that belongs to the known incident. */
function kept({ verdict: { nature: _, ...verdict } }: Item): Likeness {
  return { ...verdict, incident: known, foundAt: noon };
}

/** The same while that incident takes further mentions. */
function live({ verdict }: Item): Likeness {
  return { ...verdict, incident: known, nature: verdict.nature, foundAt: noon };
}

function matterOf({ verdict }: Item, more: Partial<OpenMatter> = {}): OpenMatter {
  return {
    incident: known,
    unit: verdict.unit,
    units: verdict.units,
    nature: verdict.nature,
    level: verdict.level,
    lastMentionAt: noon,
    mentionCount: 1,
    recentCount: 0,
    reach: 0,
    ...more,
  };
}

const story = (unit: string) =>
  `今天在${unit}就诊，医生看了不到一分钟就让我去做一千多元的检查，结果误诊，投诉了三次都没有人理，希望有关部门管一管。`;

describe('the same words about the same unit are one matter', () => {
  it('exactly', () => {
    const first = item(story('徐汇院区'));
    expect(all(gathered([item(story('徐汇院区'))], { alike: [kept(first)] }))).toEqual([
      'joins incident-1 exact',
    ]);
  });

  it('nearly', () => {
    const first = item(story('徐汇院区'));
    const outcomes = gathered([item(`求扩散！${story('徐汇院区')}太过分了`)], { alike: [kept(first)] });
    expect(all(outcomes)).toEqual(['joins incident-1 near']);
  });

  it('within one batch', () => {
    const texts = [story('徐汇院区'), `转发：${story('徐汇院区')}`, story('徐汇院区')];
    const items = texts.map((text, at) => item(text, { id: `m${at}` as MentionId }));
    const outcomes = gathered(items);
    expect(all(outcomes)).toEqual(['opens 0', 'opens 0', 'opens 0']);
    expect(outcomes.map(({ verdict }) => verdict.bands.length)).toEqual([16, 0, 0]);
  });
});

describe('what names no unit and hurts nobody', () => {
  const plain = '今天陪家人到公园走了一圈，花都开了，拍了几张照片，晚上早点休息';

  it('is not looked for by what it is nearly like', () => {
    expect(item(plain).verdict).toMatchObject({ bands: [], signature: { length: 0 } });
    expect(item(story('徐汇院区')).verdict).toMatchObject({
      bands: { length: 16 },
      signature: { length: 48 },
    });
  });

  it('joins the same words all the same, where they are long enough not to be chance', () => {
    const first = item(plain);
    expect(all(gathered([item(plain)], { alike: [live(first)] }))).toEqual(['joins incident-1 exact']);
    const short = item('今天真好');
    expect(all(gathered([item('今天真好')], { alike: [live(short)] }))).not.toEqual([
      'joins incident-1 exact',
    ]);
  });
});

describe('two branches are never one matter', () => {
  it('though the template is the same', () => {
    const outcomes = gathered([item(story('徐汇院区')), item(story('浦东院区')), item(story('天河院区'))]);
    expect(all(outcomes)).toEqual(['opens 0', 'opens 1', 'opens 2']);
  });

  it('though the other one’s incident has nearly the same words', () => {
    const other = item(story('浦东院区'));
    const outcomes = gathered([item(story('徐汇院区'))], { alike: [live(other)] });
    expect(all(outcomes)).toEqual(['opens 0']);
  });

  it('though one text names both', () => {
    const first = item('徐汇院区三岁男童扁桃体术后脑死亡');
    const both = item('徐汇院区和浦东院区三岁男童扁桃体术后脑死亡');
    expect(all(gathered([both], { alike: [live(first)] }))).toEqual(['opens 0']);
  });

  it('though a comment under one names the other', () => {
    const post = item(story('徐汇院区'), { url: 'https://example.com/1' });
    const comment = item('浦东院区也误诊过我家人', { kind: 'comment', parentUrl: 'https://example.com/1' });
    expect(all(gathered([post, comment]))).toEqual(['opens 0', 'opens 1']);
  });
});

describe('other words about the same matter', () => {
  const first = item('徐汇院区三岁男童扁桃体术后脑死亡');
  const next = item('扁桃体术后脑死亡男童母亲发声：徐汇院区未告知风险');

  it('join where rare words, names or numbers are shared', () => {
    const there = { alike: [live(first)] };
    expect(all(gathered([next], there))).toEqual(['joins incident-1 matter']);
  });

  it('do not join for the branch’s name and common words', () => {
    const rude = item('徐汇院区医生误诊患者');
    const there = { alike: [live(rude)] };
    expect(all(gathered([item('徐汇院区护士对患者态度差')], there))).toEqual(['opens 0']);
  });

  it('do not join after the window', () => {
    const old = new Date(noon.getTime() - defaultPolicy.joinWindowMs - 1);
    const there = { alike: [{ ...live(first), foundAt: old }] };
    expect(all(gathered([next], there))).toEqual(['opens 0']);
  });

  it('do not join what takes no more mentions: they may be news', () => {
    expect(all(gathered([next], { alike: [kept(first)] }))).toEqual(['opens 0']);
  });

  it('do not join violence to a complaint', () => {
    const complaint = item('徐汇院区扁桃体手术后男童家属投诉医生误诊');
    const there = { alike: [live(complaint)] };
    expect(all(gathered([item('徐汇院区扁桃体手术男童家属殴打医生')], there))).toEqual(['opens 0']);
  });
});

describe('a matter that hurts nobody', () => {
  const id = 'm1' as MentionId;
  const quiet = item('柳望舒妈妈最新发声', { id });
  const waiting = { ...quiet.verdict, quiet: id, foundAt: noon };

  it('is kept together by its first mention', () => {
    const more = [quiet, item('柳望舒录音曝光'), item('周末天气晴好')];
    expect(gathered(more).map(({ verdict }) => verdict.quiet)).toEqual([id, id, 'm:周末天气晴好']);
  });

  it('opens as a whole when one of it hurts', () => {
    const [outcome] = gathered([item('徐汇院区误诊'), item('某医院医生柳望舒举报误诊致人死亡')], {
      alike: [waiting],
    }).slice(1);
    expect(outcome).toMatchObject({ outcome: 'opens', verdict: { quiet: id } });
  });

  it('opens as a whole within one batch, and what follows joins', () => {
    const outcomes = gathered([quiet, item('某医院医生柳望舒举报误诊致人死亡'), item('柳望舒录音曝光')]);
    expect(all(outcomes)).toEqual(['noise', 'opens 0', 'opens 0']);
    expect(outcomes.map(({ verdict }) => verdict.quiet)).toEqual([id, id, undefined]);
  });

  it('takes nothing from another set of units', () => {
    const [outcome] = gathered([item('徐汇院区医生柳望舒误诊致人死亡')], { alike: [waiting] });
    expect(outcome?.verdict.quiet).toBeUndefined();
  });
});

describe('what opens an incident', () => {
  it.each`
    title                             | outcome      | because
    ${'徐汇院区等太久，差评'}         | ${'opens 0'} | ${'it hurts one of ours, however little'}
    ${'某医院等太久，差评'}           | ${'noise'}   | ${'it is little and names nobody'}
    ${'某医院误诊致女子重伤'}         | ${'opens 0'} | ${'it is grave, though it names nobody'}
    ${'感谢徐汇院区医生，细心耐心'}   | ${'noise'}   | ${'praise never opens'}
    ${'徐汇院区下周起开设新门诊'}     | ${'noise'}   | ${'it hurts nobody'}
    ${'徐汇院区误诊？警方辟谣：谣言'} | ${'noise'}   | ${'it is refuted'}
  `('$title: $outcome, for $because', ({ title, outcome }) => {
    expect(all(gathered([item(title)]))).toEqual([outcome]);
  });

  it('is every report of a person', () => {
    const report = item('请看看', { kind: 'report', reportedFor: path('hq/east/xuhui') });
    expect(all(gathered([report]))).toEqual(['opens 0']);
  });

  it('is not a short exclamation that another incident holds too', () => {
    const comment = item('转发微博');
    expect(all(gathered([item('转发微博')], { alike: [kept(comment)] }))).toEqual(['noise']);
  });
});

describe('what belongs already', () => {
  it('stays: a later reading joins its own incident', () => {
    const again = item('徐汇院区误诊', { update: true, incident: known });
    expect(all(gathered([again]))).toEqual(['joins incident-1 same']);
  });

  it('keeps its own bands and words when it is read again, though they are known: they are its own', () => {
    const first = item(story('徐汇院区'));
    const again = item(story('徐汇院区'), { update: true, incident: known });
    const quietly = item('柳望舒妈妈最新发声', { update: true });
    const [one, other] = gathered([again, quietly], {
      alike: [kept(first), { ...quietly.verdict, quiet: quietly.mention.id, foundAt: noon }],
    });
    expect(one?.verdict).toEqual(again.verdict);
    expect(other?.verdict).toEqual({ ...quietly.verdict, quiet: quietly.mention.id });
  });

  it('takes the comments of later batches along, but none that name another branch', () => {
    const url = 'https://example.com/1';
    const alike = [{ ...kept(item(story('徐汇院区'))), url }];
    const comments = ['太过分了', '浦东院区也误诊过我家人'].map((words) =>
      item(words, { kind: 'comment', parentUrl: url }),
    );
    expect(all(gathered(comments, { alike }))).toEqual(['joins incident-1 matter', 'opens 0']);
  });

  it('takes its comments along', () => {
    const post = item(story('徐汇院区'), { url: 'https://example.com/1' });
    const comment = item('太过分了', { kind: 'comment', parentUrl: 'https://example.com/1' });
    expect(all(gathered([post, comment]))).toEqual(['opens 0', 'opens 0']);
  });
});

describe('what the whole matter weighs now', () => {
  const first = item('徐汇院区等太久，差评');
  const matter = matterOf(first, { mentionCount: 3, recentCount: 3, reach: 9000 });

  it.each`
    joining                                                                                | level       | because
    ${[item('徐汇院区还是等太久')]}                                                        | ${'blue'}   | ${'one more of the same'}
    ${[item('徐汇院区等太久', { reach: { reads: 1500 } })]}                                | ${'yellow'} | ${'together over ten thousand were reached'}
    ${Array.from({ length: 8 }, (_, at) => item(`徐汇院区等太久${at}`))}                   | ${'yellow'} | ${'eleven in ten minutes'}
    ${[item('徐汇院区等太久', { update: true, incident: known, reach: { reads: 9000 } })]} | ${'blue'}   | ${'a later reading is among the nine thousand already'}
    ${[item('徐汇院区等太久耽误治疗，患者死亡')]}                                          | ${'red'}    | ${'a death'}
  `('$level: $because', ({ joining, level }) => {
    expect(risen(matter, joining, kit).level).toBe(level);
  });
});
