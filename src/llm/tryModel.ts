import type { Finding, Words } from '../ports.ts';
import { type Form, type Spoken, speakTo } from './client.ts';
import { jsonIn } from './completion.ts';
import { type AskedModel, tell } from './record.ts';

const task = {
  instructions: '这是一次连通测试。只输出一个 JSON 对象：{"ok": true}',
  answer: {
    name: 'trial',
    schema: {
      type: 'object',
      properties: { ok: { type: 'boolean' } },
      required: ['ok'],
      additionalProperties: false,
    },
  },
  longestAnswer: 100,
};

/** Who is slower than a second opinion may take is of use for drafts alone. */
const slow = 8_000;

/** Asks one harmless question, for `fenghuo doctor`: whether the model answers, how fast, in which form; else what to mend. */
export async function tryModel(
  model: AskedModel,
  withinMs: number,
  stopping?: AbortSignal,
): Promise<Finding> {
  const data = JSON.stringify({ ping: 1 });
  const spoken = await speakTo(model, task)(data, withinMs, stopping);
  const isJson = spoken.spoke && typeof jsonIn(spoken.content, 1_000) === 'object';
  tell(model, task, data, spoken, spoken.spoke ? (isJson ? 'heard' : 'nonsense') : spoken.why);
  return { id: 'llm.model', ...(isJson ? answered(model.model, spoken) : silent(model.model, spoken)) };
}

type Said = Omit<Finding, 'id'>;

const forms: Readonly<Record<Form, Words>> = {
  schema: { zh: '懂 JSON schema', en: 'it knows JSON schemas' },
  json: { zh: '不懂 JSON schema，用普通 JSON', en: 'it knows no JSON schemas, plain JSON is used' },
  words: { zh: '不懂 JSON 模式，只按题面要求', en: 'it knows no JSON mode, only what it is told' },
};

function answered(model: string, { ms, form }: Extract<Spoken, { spoke: true }>): Said {
  const seconds = (ms / 1_000).toFixed(1);
  const what = {
    zh: `大模型 ${model} ${seconds} 秒答完；${forms[form].zh}`,
    en: `the model ${model} answered in ${seconds} s; ${forms[form].en}`,
  };
  if (ms <= slow) return { state: 'ok', what };
  return {
    ...{ state: 'warn', what },
    next: {
      zh: '太慢，第二意见等不到它；换一个会直接回答的模型（OPENAI_MODEL）',
      en: 'too slow for second opinions; choose a model that answers at once (OPENAI_MODEL)',
    },
  };
}

function silent(model: string, spoken: Spoken): Said {
  const { why, next } = whyOf(spoken);
  return {
    state: 'bad',
    what: { zh: `大模型 ${model} 没有答上：${why.zh}`, en: `the model ${model} gave no answer: ${why.en}` },
    next,
  };
}

interface Why {
  readonly why: Words;
  readonly next: Words;
}

function whyOf(spoken: Spoken): Why {
  if (spoken.spoke) return notJson;
  const { status } = spoken;
  if (spoken.why === 'refused' && status !== undefined) return refusals[status] ?? refusedWith(status);
  if (spoken.why === 'unreachable' && status !== undefined) return troubleOf(status);
  return silences[spoken.why];
}

const notJson: Why = {
  why: { zh: '答的不是 JSON', en: 'what it answered is no JSON' },
  next: {
    zh: '换一个听话的模型（OPENAI_MODEL）；答案是网页时，OPENAI_BASE_URL 多半少了 /v1',
    en: 'choose another model (OPENAI_MODEL); where a web page answers, OPENAI_BASE_URL lacks its /v1',
  },
};
const noKey: Why = {
  why: { zh: '密钥不对，或不许用这个模型', en: 'the key is wrong, or may not use this model' },
  next: {
    zh: '核对 OPENAI_API_KEY（或 OPENAI_API_KEY_FILE）是不是这家的、有没有过期',
    en: 'see that OPENAI_API_KEY (or OPENAI_API_KEY_FILE) is of this provider and still good',
  },
};
const noMoney: Why = {
  why: { zh: '余额或额度用完了', en: 'there is no money or quota left' },
  next: { zh: '到这家的控制台充值或提额', en: 'top up or raise the quota at the provider' },
};
const noModel: Why = {
  why: { zh: '没有这个地址或这个模型（404）', en: 'no such address or model (404)' },
  next: {
    zh: '核对 OPENAI_MODEL 的名字；OPENAI_BASE_URL 要写到 /v1 为止',
    en: 'see the name in OPENAI_MODEL; OPENAI_BASE_URL goes up to /v1',
  },
};
const refusals: Readonly<Record<number, Why>> = {
  401: noKey,
  403: noKey,
  402: noMoney,
  429: noMoney,
  404: noModel,
};

function refusedWith(status: number): Why {
  return {
    why: { zh: `它不接受这样的提问（${status}）`, en: `it takes no such question (${status})` },
    next: {
      zh: '核对 OPENAI_MODEL：要会对话的模型（chat completions）',
      en: 'see OPENAI_MODEL: it must be a model for chat completions',
    },
  };
}

function troubleOf(status: number): Why {
  return {
    why: { zh: `对方自己出了问题（${status}）`, en: `the provider is in trouble itself (${status})` },
    next: { zh: '过一会儿再试；不影响提醒和模板', en: 'try again later; alerts and templates do without it' },
  };
}

const silences: Readonly<Record<Extract<Spoken, { spoke: false }>['why'], Why>> = {
  late: {
    why: { zh: '太久没有答完', en: 'no whole answer in time' },
    next: {
      zh: '换一个会直接回答的模型（OPENAI_MODEL），或看这台机器到它的网络',
      en: 'choose a model that answers at once (OPENAI_MODEL), or see the network between',
    },
  },
  limited: {
    why: { zh: '问得太多，要等（429）', en: 'too many questions, it wants a rest (429)' },
    next: { zh: '过几分钟再试；常有就提额', en: 'try again in minutes; raise the limit if it is often so' },
  },
  refused: {
    why: { zh: '模型拒绝回答', en: 'the model refuses to answer' },
    next: { zh: '换一个模型（OPENAI_MODEL）', en: 'choose another model (OPENAI_MODEL)' },
  },
  unreachable: {
    why: { zh: '连不上', en: 'there is no connection' },
    next: {
      zh: '核对 OPENAI_BASE_URL 的主机和端口、防火墙、证书；它若要求转到别处，写最后的地址',
      en: 'see host and port in OPENAI_BASE_URL, firewall, certificate; where it redirects, write the last address',
    },
  },
  nonsense: notJson,
  stopped: {
    why: { zh: '服务正在停止', en: 'the service stops' },
    next: { zh: '等它起来再试', en: 'try again when it is up' },
  },
};
