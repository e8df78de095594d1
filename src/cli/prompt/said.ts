import { askedCriteria } from '../../interview/asked.ts';
import { describe } from '../../interview/describe.ts';
import type { Interview, InterviewEvent, Script } from '../../interview/interview.ts';
import { answerInWords } from '../screen/answer-words.ts';
import type { Situation } from './situation.ts';

/** What just happened, in a few words for the notice line; null where there is nothing to say. */
export function saidOf(event: InterviewEvent | null, situation: Situation): string | null {
  const { script, interview, saving } = situation;
  switch (event?.type) {
    case 'answered':
    case 'not-applicable':
      return answered(script, interview, event.criterion);
    case 'skipped':
      return `${nameOf(script, interview, event.criterion)} is left for later`;
    case 'noted':
      return event.note === '' ? 'note taken away' : 'note kept';
    case 'evidenced':
      return event.evidence.length === 0 ? 'evidence taken away' : 'evidence kept';
    case 'stopped':
    case 'finished':
      return saving.isSaved ? null : 'the same key again leaves without saving; w saves elsewhere';
    default:
      return null;
  }
}

function answered(script: Script, interview: Interview, criterion: string): string {
  const description = describe(script, interview, criterion);
  if (!description) return 'answered';
  const words = answerInWords(description.answer, description.scale);
  return `${nameOf(script, interview, criterion)}: ${words}; b goes back to it`;
}

function nameOf(script: Script, interview: Interview, criterion: string): string {
  const asked = askedCriteria(script, interview);
  const at = asked.findIndex((own) => own.criterion.id === criterion);
  return `criterion ${at + 1}`;
}
