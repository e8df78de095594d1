import { type Merged, originOf } from '../../checklist/variant/merged.ts';
import type { Source } from '../../input/source.ts';
import { quoted } from '../../safe-text.ts';

/** What comes of a variant and its parent, as if it were one file; places are where things stand. */
export function mergedSource(variant: Source, parent: Source, { value, origin }: Merged): Source {
  return {
    file: variant.file,
    value,
    problemAt: (path, text, where) => {
      const place = originOf(origin, path);
      if (place.from === 'variant') return variant.problemAt(place.path, text, where);
      return parent.problemAt(place.path, `${text} (${quoted(variant.file)} extends this)`, where);
    },
    namesAt: (path) => {
      const place = originOf(origin, path);
      return (place.from === 'variant' ? variant : parent).namesAt(place.path);
    },
  };
}

/** A checklist that comes with align, of which there is no text: its places are where it is named. */
export function shippedSource(variant: Source, value: { readonly id: string }): Source {
  return {
    file: variant.file,
    value,
    problemAt: (path, text) => {
      const place = path.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ');
      return variant.problemAt(['extends'], `in ${quoted(value.id)}, at ${quoted(place)}: ${text}`);
    },
    namesAt: () => new Map(),
  };
}
