import { documentText } from '../../../xml.ts';
import { addCover, addText, type Deck, page } from '../deck.ts';

/** Whose audit it is, of what and when, and who made it for whom. */
export function coverSlide(deck: Deck): void {
  const { report, brand, colours } = deck;
  const { subject, date, mode, checklist } = report;
  const slide = addCover(deck, subject);
  const common = { x: 0.9, width: 11.5, colour: colours.paper };
  const kind = mode === 'express' ? 'express audit' : 'full audit';
  addLogo(deck, slide);
  addText(deck, slide, 'Gap report', { ...common, y: 2.15, lines: 1, size: 22 });
  const kindAndDate = `${checklist.title}, ${kind}, ${date}`;
  let y = addText(deck, slide, kindAndDate, { ...common, y: 4.3, lines: 2, size: 20 });
  const by = brand && (brand.preparedBy ? `${brand.preparedBy}, ${brand.firm}` : brand.firm);
  const people = [
    ...(brand?.preparedFor ? [`Prepared for ${brand.preparedFor}`] : []),
    ...(by ? [`Prepared by ${by}`] : []),
    ...(brand?.confidentiality ? [brand.confidentiality] : []),
  ];
  y += 0.5;
  for (const line of people) y = addText(deck, slide, line, { ...common, y, lines: 1, size: 14 });
  const cover = brand?.cover ? [brand.cover] : [];
  slide.addNotes(documentText([`Gap report: ${subject}, ${date}`, ...people, ...cover].join('\n')));
}

/** On white, which every logo is made for. */
function addLogo({ brand, colours }: Deck, slide: ReturnType<typeof addCover>): void {
  if (!brand?.logo) return;
  const { logo, firm } = brand;
  const scale = Math.min(0.7 / logo.height, 3 / logo.width);
  const size = { w: logo.width * scale, h: logo.height * scale };
  const bytes = logo.kind === 'png' ? logo.bytes : new TextEncoder().encode(logo.text);
  const type = logo.kind === 'png' ? 'image/png' : 'image/svg+xml';
  slide.addShape('rect', {
    ...{ x: page.left, y: 0.5, w: size.w + 0.5, h: size.h + 0.4 },
    fill: { color: colours.paper.replace('#', '') },
  });
  slide.addImage({
    ...{ ...size, x: page.left + 0.25, y: 0.7, altText: documentText(`Logo of ${firm}`) },
    data: `${type};base64,${base64(bytes)}`,
  });
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
