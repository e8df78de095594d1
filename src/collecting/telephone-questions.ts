import { answeredVersion } from '../answers/level-texts.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { answerOfRow } from '../checklist/criteria/face.ts';
import { faceOf } from '../checklist/criteria/faces.ts';
import { criteriaOf, isKey } from '../checklist/lookup.ts';
import type { TelephoneQuestions } from '../returns/telephone.ts';
import type { Mode } from '../scoring/responses.ts';
import { digestOf } from '../source/source.ts';

/** Returns the questions of a telephone code: all with answers in rows, of express mode the key ones. */
export function telephoneQuestions(checklist: Checklist, mode: Mode): TelephoneQuestions {
  const questions = criteriaOf(checklist)
    .filter(({ criterion }) => mode === 'full' || isKey(criterion))
    .flatMap(({ criterion }) => {
      const { entry, rows } = faceOf(checklist, criterion);
      return entry === 'rows' ? [{ id: criterion.id, answers: rows.map(answerOfRow) }] : [];
    });
  return { digest: digestOf({ checklist: answeredVersion(checklist), questions }), questions };
}
