/**
 * The designer of a certificate's template: boxes over the printed picture that can be dragged, resized and moved with
 * the arrow keys. Every change is saved and the picture drawn anew; what was done since the page was opened can be
 * undone. Without this script the forms beside the sheet do the same.
 */
import { movedBy, resizedBy, snapped } from './designer-geometry.js';
import { DraftSaver } from './designer-saver.js';

/**
 * @typedef {import('./designer-geometry.js').Box} Box
 * @typedef {import('./designer-geometry.js').Guide} Guide
 * @typedef {{ sheet: string, elements: Box[] }} Design
 * @typedef {{ index: number, from: { x: number, y: number }, before: Box, isResize: boolean }} Drag
 */

/** An arrow key's way, a millimetre long. */
const ways = new Map([
  ['ArrowLeft', { x: -10, y: 0 }],
  ['ArrowRight', { x: 10, y: 0 }],
  ['ArrowUp', { x: 0, y: -10 }],
  ['ArrowDown', { x: 0, y: 10 }],
]);
const svgSpace = 'http://www.w3.org/2000/svg';

class Designer {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.paper = { width: Number(root.dataset.width), height: Number(root.dataset.height) };
    const source = root.querySelector('template')?.content.textContent ?? '{}';
    /** @type {Design} */
    this.design = JSON.parse(source);
    this.chosen = -1;
    /** @type {Drag | null} */
    this.drag = null;
    /** @type {Design[]} */
    this.past = [];
    /** @type {Design[]} */
    this.future = [];
    this.saver = new DraftSaver(root);
    this.svg = document.createElementNS(svgSpace, 'svg');
    this.svg.setAttribute('viewBox', `0 0 ${this.paper.width} ${this.paper.height}`);
    this.undo = /** @type {HTMLButtonElement} */ (root.querySelector('[data-undo]'));
    this.redo = /** @type {HTMLButtonElement} */ (root.querySelector('[data-redo]'));
  }

  start() {
    this.root.querySelector('.designer-sheet')?.append(this.svg);
    for (const bar of this.root.querySelectorAll('[data-bar]')) bar.removeAttribute('hidden');
    this.undo.addEventListener('click', () => this.step(this.past, this.future));
    this.redo.addEventListener('click', () => this.step(this.future, this.past));
    this.svg.addEventListener('pointerdown', (event) => this.begin(event));
    this.svg.addEventListener('pointermove', (event) => this.move(event));
    for (const over of /** @type {const} */ (['pointerup', 'pointercancel']))
      this.svg.addEventListener(over, () => this.end());
    this.svg.addEventListener('keydown', (event) => this.press(event));
    this.draw();
  }

  /** @param {PointerEvent} event */
  begin(event) {
    const target = event.target;
    if (!(target instanceof SVGElement) || target.dataset.index === undefined || this.saver.isBlocked) return;
    const index = Number(target.dataset.index);
    const before = this.design.elements[index];
    if (!before) return;
    this.choose(index);
    this.drag = { index, from: this.pointAt(event), before, isResize: 'handle' in target.dataset };
    this.past.push(structuredClone(this.design));
    this.svg.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.draw();
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.drag) return;
    const { before, from, isResize, index } = this.drag;
    const at = this.pointAt(event);
    const by = { x: at.x - from.x, y: at.y - from.y };
    const moved = (isResize ? resizedBy : movedBy)(before, by, this.paper);
    const others = this.design.elements.filter((_other, position) => position !== index);
    const isFree = isResize || event.altKey;
    const { box, guides } = isFree ? { box: moved, guides: [] } : snapped(moved, others, this.paper);
    this.design.elements[index] = box;
    this.draw(guides);
  }

  end() {
    if (!this.drag) return;
    const { before, index } = this.drag;
    this.drag = null;
    if (JSON.stringify(before) === JSON.stringify(this.design.elements[index])) this.past.pop();
    else this.changed();
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
    if (isUndo && event.shiftKey) this.step(this.future, this.past);
    else if (isUndo) this.step(this.past, this.future);
    const way = ways.get(event.key);
    const box = this.design.elements[this.chosen];
    if (!way || !box || this.saver.isBlocked) return;
    event.preventDefault();
    const part = event.shiftKey ? 0.1 : 1;
    const by = { x: way.x * part, y: way.y * part };
    this.past.push(structuredClone(this.design));
    this.design.elements[this.chosen] = (event.ctrlKey ? resizedBy : movedBy)(box, by, this.paper);
    this.changed();
    this.draw();
  }

  /**
   * Back or forward in what was done.
   * @param {Design[]} from
   * @param {Design[]} to
   */
  step(from, to) {
    const other = this.saver.isBlocked ? undefined : from.pop();
    if (!other) return;
    to.push(structuredClone(this.design));
    this.design = other;
    this.saver.save(this.design);
    this.draw();
  }

  changed() {
    this.future = [];
    this.saver.save(this.design);
  }

  /** @param {number} index */
  choose(index) {
    this.chosen = index;
    for (const row of this.root.querySelectorAll('[data-element]'))
      row.classList.toggle('chosen', row instanceof HTMLElement && row.dataset.element === String(index));
  }

  /** @param {readonly Guide[]} guides */
  draw(guides = []) {
    const hadFocus = this.svg.contains(document.activeElement) || this.drag !== null;
    const area = (/** @type {number} */ index) => {
      const box = this.design.elements[index];
      return box ? box.width * box.height : 0;
    };
    // Small boxes lie above large ones, so that each can be reached.
    const order = this.design.elements
      .map((_box, index) => index)
      .sort((one, other) => area(other) - area(one));
    const handle = this.design.elements[this.chosen] ? [this.handle(this.chosen)] : [];
    const lines = guides.map((guide) => this.guide(guide));
    this.svg.replaceChildren(...order.map((index) => this.box(index)), ...lines, ...handle);
    this.undo.disabled = this.past.length === 0;
    this.redo.disabled = this.future.length === 0;
    const box = this.svg.querySelector('.chosen');
    if (hadFocus && box instanceof SVGElement) box.focus();
  }

  /** @param {number} index */
  box(index) {
    const { x, y, width, height } = /** @type {Box} */ (this.design.elements[index]);
    const style = index === this.chosen ? 'designer-box chosen' : 'designer-box';
    const box = shape('rect', { x, y, width, height: Math.max(height, 20), class: style });
    box.dataset.index = String(index);
    box.setAttribute('tabindex', '0');
    box.setAttribute('role', 'button');
    const name = this.root.querySelector(`[data-element="${index}"] a`)?.textContent ?? '';
    box.setAttribute('aria-label', `${name}, ${x / 10} × ${y / 10} mm`);
    box.addEventListener('focus', () => {
      if (this.chosen === index) return;
      this.choose(index);
      this.draw();
    });
    return box;
  }

  /** @param {number} index */
  handle(index) {
    const { x, y, width, height } = /** @type {Box} */ (this.design.elements[index]);
    const side = this.paper.width / 60;
    const place = { x: x + width - side / 2, y: y + height - side / 2, width: side, height: side };
    const handle = shape('rect', { ...place, class: 'designer-handle' });
    handle.dataset.index = String(index);
    handle.dataset.handle = '';
    return handle;
  }

  /** @param {Guide} guide */
  guide([way, at]) {
    const { width, height } = this.paper;
    const ends = way === 'x' ? { x1: at, x2: at, y1: 0, y2: height } : { x1: 0, x2: width, y1: at, y2: at };
    return shape('line', { ...ends, class: 'designer-guide' });
  }

  /** @param {PointerEvent} event */
  pointAt({ clientX, clientY }) {
    const { left, top, width, height } = this.svg.getBoundingClientRect();
    return {
      x: ((clientX - left) / width) * this.paper.width,
      y: ((clientY - top) / height) * this.paper.height,
    };
  }
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(svgSpace, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

const root = document.querySelector('[data-designer]');
if (root instanceof HTMLElement) new Designer(root).start();
