import type { AnonymityTerms } from '../analysis/anonymity.ts';
import type { Aim } from '../analysis/path/aim.ts';
import type { Report } from '../report/report.ts';
import type { ReportRequest } from './write-report.ts';

/**
 * The options that it takes to make a report again from the same answers. Files have no names here:
 * these say nothing elsewhere, and may name people.
 */
export function madeWith(
  request: ReportRequest,
  { verdict, comparison }: Report,
  { aim, terms }: { readonly aim: Aim | null; readonly terms: AnonymityTerms | null },
): readonly string[] {
  const { gates = {} } = request;
  const judged = [
    ...value('--min-score', gates.minScore),
    ...value('--max-age', gates.maxAge),
    ...value('--max-drop', gates.maxDrop),
    ...flag('--policy', gates.policy !== undefined),
    ...value('--today', verdict?.usedDay ?? undefined),
    ...flag('--report-only', gates.reportOnly),
  ];
  return [
    ...flag('--express', request.express),
    ...flag('--differences', request.focus === 'differences'),
    ...value('--target', aim === null ? undefined : written(aim)),
    ...value('--table', request.table),
    ...flag('--plan', request.plan !== undefined),
    ...flag('--baseline', comparison !== null),
    ...flag('--brand', request.brand !== undefined),
    ...(terms === null ? judged : []),
    ...flag('--anonymous', terms !== null),
    ...value('--min-group', terms?.minGroup),
    ...flag('--with-notes', terms?.withNotes),
  ];
}

function written(aim: Aim): string | number {
  return 'band' in aim ? aim.band : Number((aim.score * 100).toPrecision(12));
}

function flag(name: string, isSet: boolean | undefined): readonly string[] {
  return isSet ? [name] : [];
}

function value(name: string, given: string | number | undefined): readonly string[] {
  return given === undefined ? [] : [`${name} ${given}`];
}
