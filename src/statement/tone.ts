import type { Level, Nature } from '../incident/incident.ts';
import type { Tone } from './draft.ts';
import type { Verdict } from './known.ts';

type Cluster = Tone['cluster'];
type Reason = Tone['reasons'][number];

/**
 * Where a matter stands before anything is found out, by the clusters of situational crisis communication theory (Coombs 2007,
 * Corporate Reputation Review 10:163-176): rumours and violence strike us, complaints are a challenge, and harm in our own
 * rooms counts as unintended until an inquiry says otherwise.
 */
const first: Readonly<Record<Nature, readonly [Cluster, Reason]>> = {
  rumour: [
    'victim',
    { zh: '性质为不实信息：机构同样受其影响', en: 'A rumour: the organisation is struck by it too' },
  ],
  complaint: [
    'accident',
    {
      zh: '性质为投诉纠纷：属于对服务的质疑，责任未定',
      en: 'A complaint: a challenge; who is at fault is open',
    },
  ],
  fault: [
    'accident',
    {
      zh: '性质为管理服务：通常并非有意，责任未定',
      en: 'A matter of service: unintended as a rule; fault is open',
    },
  ],
  safety: [
    'accident',
    {
      zh: '性质为医疗安全：调查之前按非故意对待',
      en: 'Medical safety: held to be unintended until an inquiry is done',
    },
  ],
  violence: [
    'victim',
    {
      zh: '性质为伤医：机构和员工是受害一方',
      en: 'Violence: the organisation and its staff are the ones harmed',
    },
  ],
  privacy: [
    'accident',
    {
      zh: '性质为隐私泄露：调查之前按非故意对待',
      en: 'Privacy: held to be unintended until an inquiry is done',
    },
  ],
  praise: ['victim', { zh: '性质为正面信息：不涉及责任', en: 'Praise: nobody is to blame' }],
  other: ['accident', { zh: '性质未定：按责任未定对待', en: 'Nature not settled: fault is held to be open' }],
};

/** What a rise in gravity makes worse: where people are hurt, the public blames more the graver it is (Coombs, severity). */
const graveIsBlamed: ReadonlySet<Nature> = new Set(['fault', 'safety', 'privacy']);

/** How much the public holds us to blame, with the reasons in the order in which they weighed. */
export function toneOf(nature: Nature, level: Level, verdict: Verdict): Tone {
  const [cluster, why] = first[nature];
  if (verdict === 'fault') return { cluster: worse(cluster), reasons: [why, found(cluster)] };
  if (verdict === 'clear') return { cluster, reasons: [why, unfounded] };
  if (verdict === 'reached') return { cluster, reasons: [why, reached] };
  const grave = level === 'red' && graveIsBlamed.has(nature);
  if (cluster === 'victim') return { cluster, reasons: [why] };
  return { cluster: grave ? 'preventable' : cluster, reasons: [why, ...(grave ? [severe] : []), open] };
}

function worse(cluster: Cluster): Cluster {
  return cluster === 'victim' ? 'accident' : 'preventable';
}

function found(cluster: Cluster): Reason {
  return cluster === 'victim'
    ? { zh: '已有调查结果指出我方也有问题', en: 'An inquiry found that we are partly at fault' }
    : { zh: '已有调查结果指出问题：按可以避免对待', en: 'An inquiry found a fault: held to be preventable' };
}

const unfounded: Reason = {
  zh: '已有调查结果，未指出我方问题',
  en: 'An inquiry is done and found no fault of ours',
};
const reached: Reason = {
  zh: '已有调查结果，按其内容说明',
  en: 'An inquiry is done: it is told as it stands',
};
const severe: Reason = {
  zh: '等级为Ⅰ级：越严重，公众越倾向归责于机构',
  en: 'Level red: the graver the harm, the more the public blames the organisation',
};
const open: Reason = {
  zh: '尚无调查结果：不承认也不否认责任',
  en: 'No inquiry result yet: fault is neither admitted nor denied',
};
