/** Changes of a design that a form or a key makes: elements added, replaced, moved in the order, and removed. */
import { type Design, type DesignElement, type ElementKind, sheets } from './design.ts';

/** The design with one element replaced. */
export function withElement(design: Design, index: number, element: DesignElement): Design {
  return { ...design, elements: design.elements.map((one, at) => (at === index ? element : one)) };
}

/** The design without one element. */
export function withoutElement(design: Design, index: number): Design {
  return { ...design, elements: design.elements.filter((_one, at) => at !== index) };
}

/** The design with one element earlier (`by` -1) or later (1) in the order in which elements are drawn and read. */
export function withElementMoved(design: Design, index: number, by: -1 | 1): Design {
  const elements = [...design.elements];
  const [moved] = elements.splice(index, 1);
  if (moved) elements.splice(Math.max(0, index + by), 0, moved);
  return { ...design, elements };
}

/** The design with a new element in the middle of the sheet, drawn last. */
export function withNewElement(design: Design, kind: ElementKind): Design {
  return { ...design, elements: [...design.elements, newElement(design, kind)] };
}

const sizes: Readonly<Record<ElementKind, readonly [width: number, height: number]>> = {
  text: [800, 80],
  seal: [400, 400],
  signature: [400, 150],
  logo: [250, 250],
  photo: [250, 350],
  ornament: [600, 150],
  line: [800, 4],
  qr: [300, 300],
};

function newElement({ sheet }: Design, kind: ElementKind): DesignElement {
  const paper = sheets[sheet];
  const shrink = sheet === 'card' ? 0.4 : 1;
  const [width, height] = sizes[kind].map((side) => Math.max(1, Math.round(side * shrink))) as [
    number,
    number,
  ];
  const x = Math.round((paper.width - width) / 2);
  const y = Math.round((paper.height - height) / 2);
  const box = { x, y, width, height };
  if (kind === 'text') return { kind, ...box, ...newText };
  if (kind === 'ornament') return { kind, ...box, ornament: 'lotus', colour: '#0f6b6b' };
  if (kind === 'line') return { kind, ...box, colour: '#0f6b6b', thickness: 3 };
  return kind === 'photo' || kind === 'qr' ? { kind, ...box } : { kind, ...box, imageId: null };
}

const newText = {
  text: '{{programme}}',
  onlyWith: null,
  language: 'zh',
  isHeading: false,
  font: 'sans',
  size: 120,
  smallest: 80,
  colour: '#1c2430',
  align: 'center',
  anchor: 'top',
  tracking: 0,
  leading: 0,
  isBalanced: false,
} as const;
