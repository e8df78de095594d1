import { plainly } from '../../numbers.ts';
import { choiceFace } from './choice/face.ts';
import type { Face } from './face.ts';
import { levelsFace } from './levels/face.ts';
import { multiChoiceFace } from './multi-choice/face.ts';
import { numberFace } from './number/face.ts';
import type { Scale, SharedLabels } from './scale.ts';
import { textFace } from './text/face.ts';
import { type Criterion, DEFAULT_TYPE, scaleOf } from './types.ts';
import { yesNoFace } from './yes-no/face.ts';

/** Faces of the criterion types. Not beside their scales, because audits work without them. */
const FACES = {
  levels: levelsFace,
  'yes-no': yesNoFace,
  choice: choiceFace,
  'multi-choice': multiChoiceFace,
  number: numberFace,
  text: textFace,
} as const satisfies Record<NonNullable<Criterion['type']>, unknown>;

/** Maker of a face. As a method, it also accepts the union of all types. */
interface FaceMaker {
  make(criterion: Criterion, scale: Scale): Face;
}

/** Cache of `faceOf` per scale. */
const known = new WeakMap<Scale, Face>();

/** Returns a face that takes digits of any script, full-width ones too; words stay as they were typed. */
function withPlainKeys(face: Face): Face {
  if (face.entry === 'text') return face;
  const { parse, begins, meanings } = face;
  return {
    ...face,
    parse: (typed) => parse(plainly(typed)),
    begins: (character) => begins(plainly(character)),
    ...(meanings && { meanings: (typed: string) => meanings(plainly(typed)) }),
  };
}

/** Returns the face of a criterion. */
export function faceOf(checklist: SharedLabels, criterion: Criterion): Face {
  const scale = scaleOf(checklist, criterion);
  const maker: FaceMaker = { make: FACES[criterion.type ?? DEFAULT_TYPE] };
  const face = known.get(scale) ?? withPlainKeys(maker.make(criterion, scale));
  known.set(scale, face);
  return face;
}
