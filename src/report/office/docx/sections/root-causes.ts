import { AlignmentType } from 'docx';
import { chainsOf } from '../../../charted.ts';
import { type Chain, drawChain } from '../../../charts/chain.ts';
import { rootCausesInWords } from '../../../sections/root-causes.ts';
import {
  type DocxBlock,
  docxNotes,
  docxPicture,
  type Pages,
  small,
} from '../../../writers/docx/blocks.ts';

/** Number of boxes that fit on a page. */
const MOST_BOXES = 10;

function isShown({ from, to }: Chain['arrows'][number]): boolean {
  return from < MOST_BOXES && to < MOST_BOXES;
}

/** Returns the section on root causes, in words and as charts. */
export function docxRootCauses(pages: Pages): readonly DocxBlock[] {
  const charts = chainsOf(pages.report)
    .filter(({ boxes }) => boxes.length > 1)
    .flatMap((chain) => {
      const left = chain.boxes.length - MOST_BOXES;
      const boxes = chain.boxes
        .slice(0, MOST_BOXES)
        .map((box, i) => ({ ...box, title: `${i + 1} ${box.title}` }));
      return [
        docxPicture(
          drawChain({ ...chain, boxes, arrows: chain.arrows.filter(isShown) }, pages.colours),
          chain,
          {
            alignment: AlignmentType.CENTER,
            keepNext: true,
          },
        ),
        small(
          `${chain.title}: ${boxes.map(({ title }) => title).join(', ')}${left > 0 ? `, and ${left} more, which are in the list above` : ''}.`,
        ),
      ];
    });
  return [...docxNotes(rootCausesInWords(pages.report)), ...charts];
}
