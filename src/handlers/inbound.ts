import {
  type CardContext,
  doneAnswer,
  helpAnswer,
  refusalAnswer,
  statusAnswer,
  troubleAnswer,
} from '../bot/cards/answer.ts';
import type { Answer } from '../bot/message.ts';
