import type { Writer, Written } from '../ports/statements.ts';
import type { Brief } from '../statement/draft.ts';
import { draftFrom } from '../statement/write.ts';
import { speakTo } from './client.ts';
import { mayLeave, mayLeaveAsName } from './egress.ts';
import { pseudonyms } from './pseudonyms.ts';
import { type AskedModel, tell } from './record.ts';
import { draftSchema, instructions, toldOf } from './writerPrompt.ts';
import { draftIn } from './writerReply.ts';

const task = { instructions, answer: { name: 'draft', schema: draftSchema }, longestAnswer: 4_000 };

/** Drafts by a language model: whatever is not by the facts that it was given comes back as `nonsense` (SECURITY T16). */
export function machineWriter(model: AskedModel): Writer {
  const speak = speakTo(model, task);

  return {
    write: async (brief, withinMs, stopping) => {
      if (!isMasked(brief)) return { written: false, why: 'unmasked', tokens: 0 };
      const template = draftFrom(brief);
      const names = pseudonyms();
      const told = toldOf(brief, template.tone, names);
      const spoken = await speak(told.data, withinMs, stopping);
      const written = spoken.spoke
        ? writtenOf(
            draftIn(spoken.content, { brief, template, told, names, own: [brief.chain, brief.unit] }),
            spoken.tokens,
          )
        : unwritten(spoken);
      tell(model, task, told.data, spoken, written.written ? 'written' : written.why, brief.incident);
      return written;
    },
  };
}

/** All that would leave. Our own names are the chain's, even where they sound like a person's. */
function isMasked({ matter, facts, open, before, chain, unit }: Brief): boolean {
  const told = [...facts, ...open].flatMap(({ text, source = '' }) => [text, source]);
  return (
    [matter, before?.text ?? '', ...told].every((words) => mayLeave(words)) &&
    [chain, unit].every((name) => mayLeaveAsName(name))
  );
}

function writtenOf(draft: ReturnType<typeof draftIn>, tokens: number): Written {
  return draft ? { written: true, draft, tokens } : { written: false, why: 'nonsense', tokens };
}

function unwritten({
  why,
  tokens,
  restMs,
}: Extract<Awaited<ReturnType<ReturnType<typeof speakTo>>>, { spoke: false }>): Written {
  const rest = restMs === undefined ? {} : { restMs };
  return { written: false, why: why === 'unreachable' ? 'away' : why, tokens, ...rest };
}
