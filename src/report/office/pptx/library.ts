import library from 'pptxgenjs';

export type Presentation = library.default;
export type Slide = library.default.Slide;

/** A presentation without slides. */
export function newPresentation(): Presentation {
  if (!isClass(library)) throw new Error('the library for slides is not what it was');
  return new library();
}

/** The library's types describe its CommonJS form, whose default is one level deeper. */
function isClass(value: unknown): value is new () => Presentation {
  return typeof value === 'function';
}
