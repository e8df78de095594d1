import { scaleOf } from '../checklist/criteria/index.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import type { InterviewEvent, Script } from './interview.ts';

/** The most characters that an answers file takes. */
export const LIMITS = { reason: 2000, note: 20_000, evidence: 2000 } as const;

/**
 * Why an event cannot be taken, in words for the screen; null when it can. What is refused would make
 * an answers file that cannot be read again, so `advance` passes it over.
 */
export function refusalOf({ checklist }: Script, event: InterviewEvent): string | null {
  switch (event.type) {
    case 'answered': {
      const entry = criteriaOf(checklist).find(({ criterion }) => criterion.id === event.criterion);
      if (event.value === null || !entry) return null;
      return scaleOf(checklist, entry.criterion).refusal(event.value);
    }
    case 'not-applicable':
      return event.reason.trim() === ''
        ? 'say why it does not apply; without a reason it would count as open'
        : textRefusal('the reason', event.reason, LIMITS.reason);
    case 'noted':
      return textRefusal('the note', event.note, LIMITS.note);
    case 'evidenced':
      return firstRefusal(event.evidence);
    default:
      return null;
  }
}

function firstRefusal(evidence: readonly string[]): string | null {
  for (const text of evidence) {
    if (text.trim() === '') return 'a piece of evidence is blank; name it or leave it out';
    const refusal = textRefusal('a piece of evidence', text, LIMITS.evidence);
    if (refusal !== null) return refusal;
  }
  return null;
}

function textRefusal(what: string, text: string, limit: number): string | null {
  if (/\p{Surrogate}/u.test(text)) return `${what} holds half a character; type it again`;
  if (text.length <= limit) return null;
  const [has, most] = [text.length, limit].map((count) => count.toLocaleString('en'));
  return `${what} has ${has} characters, and ${most} are kept at most; shorten it`;
}
