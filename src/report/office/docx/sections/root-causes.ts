import { AlignmentType } from 'docx';
import { chainsOf } from '../../../charted/chains.ts';
import { drawChain } from '../../../charts/chain.ts';
import { rootCausesInWords } from '../../../root-causes-in-words.ts';
import { type Block, notes, picture, small } from '../blocks.ts';
import type { Pages } from '../pages.ts';

/** What the weak points go back to, in words and drawn. */
export function rootCausesSection(pages: Pages): readonly Block[] {
  const charts = chainsOf(pages.report)
    .filter(({ boxes }) => boxes.length > 1)
    .flatMap((chain) => {
      const boxes = chain.boxes.map((box, i) => ({ ...box, title: `${i + 1} ${box.title}` }));
      return [
        picture(drawChain({ ...chain, boxes }, pages.colours), chain, {
          alignment: AlignmentType.CENTER,
          keepNext: true,
        }),
        small(`${chain.title}: ${boxes.map(({ title }) => title).join(', ')}.`),
      ];
    });
  return [...notes(rootCausesInWords(pages.report)), ...charts];
}
