// What part of the picture is seen: moved by dragging, zoomed by the wheel, by keys and by buttons.

import type { Point } from "./layout.ts";

export interface Camera {
  /** Shows all of what lies between two corners. */
  fit(whole?: { readonly from: Point; readonly to: Point }): void;
  /** Moves so that a point is seen. */
  show(point: Point): void;
  zoom(factor: number): void;
  /** `+`, `-` and `0`; whether the key was one of them. */
  key(name: string): boolean;
  /** Whether the press that just ended moved the picture, and so is no click. */
  wasDragged(): boolean;
  /** How much wider than high the picture is. */
  shape(): number;
}

export function createCamera(element: SVGSVGElement, scene: SVGGElement): Camera {
  let whole = { from: { x: -300, y: -200 }, to: { x: 300, y: 200 } };
  let scale = 1;
  let origin: Point = { x: 0, y: 0 };
  let hold: { readonly at: Point; readonly origin: Point } | undefined;
  let dragged = false;
  let isFitted = true;

  function apply(): void {
    scene.setAttribute("transform", `translate(${origin.x.toFixed(2)} ${origin.y.toFixed(2)}) scale(${scale.toFixed(4)})`);
  }

  function fit(next = whole): void {
    whole = next;
    const { width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    const [w, h] = [whole.to.x - whole.from.x, whole.to.y - whole.from.y];
    scale = Math.min(width / w, height / h, 1.6);
    origin = { x: width / 2 - ((whole.from.x + whole.to.x) / 2) * scale, y: height / 2 - ((whole.from.y + whole.to.y) / 2) * scale };
    isFitted = true;
    apply();
  }

  /** Zooms so that what lies under `at` stays there. */
  function zoomAt(factor: number, at: Point): void {
    const next = Math.min(4, Math.max(0.15, scale * factor));
    origin = { x: at.x - ((at.x - origin.x) * next) / scale, y: at.y - ((at.y - origin.y) * next) / scale };
    scale = next;
    isFitted = false;
    apply();
  }

  function zoom(factor: number): void {
    const { width, height } = element.getBoundingClientRect();
    zoomAt(factor, { x: width / 2, y: height / 2 });
  }

  function inElement({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoomAt(Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.0015 : 0.05)), inElement(event));
    },
    { passive: false },
  );
  element.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.button === 0) hold = { at: { x: event.clientX, y: event.clientY }, origin };
  });
  element.addEventListener("pointermove", (event) => {
    if (!hold || event.buttons === 0) return;
    const [dx, dy] = [event.clientX - hold.at.x, event.clientY - hold.at.y];
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    dragged = true;
    isFitted = false;
    // Only a drag is captured: a click must still reach what it is on.
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    origin = { x: hold.origin.x + dx, y: hold.origin.y + dy };
    apply();
  });
  for (const end of ["pointerup", "pointercancel"] as const) element.addEventListener(end, () => (hold = undefined));
  new ResizeObserver(() => {
    if (isFitted) fit();
  }).observe(element);

  return {
    fit,
    zoom,
    show({ x, y }) {
      const { width, height } = element.getBoundingClientRect();
      const at = { x: x * scale + origin.x, y: y * scale + origin.y };
      const margin = 60;
      const dx = at.x < margin ? margin - at.x : at.x > width - margin ? width - margin - at.x : 0;
      const dy = at.y < margin ? margin - at.y : at.y > height - margin ? height - margin - at.y : 0;
      if (dx === 0 && dy === 0) return;
      origin = { x: origin.x + dx, y: origin.y + dy };
      isFitted = false;
      apply();
    },
    key(name) {
      if (name === "+" || name === "=") zoom(1.25);
      else if (name === "-" || name === "_") zoom(0.8);
      else if (name === "0") fit();
      else return false;
      return true;
    },
    wasDragged: () => dragged,
    shape() {
      const { width, height } = element.getBoundingClientRect();
      return height === 0 ? 1 : Math.min(2.2, Math.max(0.5, width / height));
    },
  };
}
