import { askedCriteria, isAnswered } from './asked.ts';
import type { Interview, InterviewEvent, Said, Script } from './interview.ts';
import { withReason, withRemarks, withValue } from './record.ts';
import { refusalOf } from './refusal.ts';

/**
 * What an interview becomes by an event. An answer leads on to the next open criterion that was not
 * put off, behind it and then before it, and to the review when there is none. What makes no sense
 * where the interview stands (a criterion that is not asked, what `refusalOf` refuses, anything after
 * the end) leaves it as it is.
 */
export function advance(script: Script, interview: Interview, event: InterviewEvent): Interview {
  if (interview.status === 'finished' || interview.status === 'stopped') return interview;
  const asked = askedCriteria(script, interview).map(({ criterion }) => criterion.id);
  if ('criterion' in event && !asked.includes(event.criterion)) return interview;
  if (refusalOf(script, event) !== null) return interview;
  switch (event.type) {
    case 'answered':
      return answered(script, interview, event, withValue(interview, event.criterion, event.value));
    case 'not-applicable':
      return answered(
        script,
        interview,
        event,
        withReason(interview, event.criterion, event.reason),
      );
    case 'noted':
      return { ...interview, ...withRemarks(interview, event.criterion, { note: event.note }) };
    case 'evidenced':
      return {
        ...interview,
        ...withRemarks(interview, event.criterion, { evidence: event.evidence }),
      };
    case 'skipped':
      return putOff(script, interview, event.criterion);
    case 'went-back':
      return goBack(interview, asked);
    case 'went-to':
      return goTo(interview, event.criterion);
    case 'opened-review':
      return { ...interview, status: 'reviewing' };
    case 'finished':
    case 'stopped':
      return { ...interview, status: event.type };
  }
}

function answered(
  script: Script,
  interview: Interview,
  { criterion }: { readonly criterion: string },
  { answers, remarks }: Said,
): Interview {
  const skipped = interview.skipped.filter((id) => id !== criterion);
  return goOn(script, { ...interview, answers, remarks, skipped }, criterion);
}

function putOff(script: Script, interview: Interview, criterion: string): Interview {
  const isNew = !isAnswered(interview, criterion) && !interview.skipped.includes(criterion);
  const skipped = isNew ? [...interview.skipped, criterion] : interview.skipped;
  return goOn(script, { ...interview, skipped }, criterion);
}

/** From the criterion that is asked to the next; what is said about another one moves nothing. */
function goOn(script: Script, interview: Interview, from: string): Interview {
  const { status, current, trail } = interview;
  const asked = askedCriteria(script, interview).map(({ criterion }) => criterion.id);
  const isStillAsked = current !== null && asked.includes(current);
  if (status === 'reviewing' || (current !== from && isStillAsked)) return interview;
  const next = nextOpen(interview, asked, from);
  if (next === undefined) return { ...interview, status: 'reviewing' };
  return { ...interview, current: next, trail: isStillAsked ? [...trail, current] : trail };
}

function nextOpen(
  interview: Interview,
  asked: readonly string[],
  from: string,
): string | undefined {
  const start = asked.indexOf(from) + 1;
  const isWaiting = (id: string) => !isAnswered(interview, id) && !interview.skipped.includes(id);
  return asked.slice(start).find(isWaiting) ?? asked.slice(0, start).find(isWaiting);
}

/** To the criterion shown before; from the review to where it was opened. */
function goBack(interview: Interview, asked: readonly string[]): Interview {
  const { status, current, trail } = interview;
  if (status === 'reviewing' && current !== null && asked.includes(current)) {
    return { ...interview, status: 'asking' };
  }
  const at = trail.findLastIndex((id) => asked.includes(id) && id !== current);
  const previous = trail[at];
  if (previous === undefined) return interview;
  return { ...interview, status: 'asking', current: previous, trail: trail.slice(0, at) };
}

function goTo(interview: Interview, criterion: string): Interview {
  const { current, trail } = interview;
  const leavesTrace = current !== null && current !== criterion;
  return {
    ...interview,
    status: 'asking',
    current: criterion,
    trail: leavesTrace ? [...trail, current] : trail,
  };
}
