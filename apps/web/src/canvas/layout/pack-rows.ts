interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * The left top corner of each box, in rows no wider than `width` unless one box is, `gap` below each other, and the
 * height of all rows. Boxes are best sorted by falling height (Coffman, Garey, Johnson and Tarjan, 1980). Linear.
 */
export function packRows(boxes: readonly Box[], width: number, gap: number): { readonly corners: readonly { readonly x: number; readonly y: number }[]; readonly height: number } {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  const corners = boxes.map((box) => {
    if (x > 0 && x + box.width > width) {
      y += rowHeight + gap;
      x = 0;
      rowHeight = 0;
    }
    const corner = { x, y };
    x += box.width;
    rowHeight = Math.max(rowHeight, box.height);
    return corner;
  });
  return { corners, height: y + rowHeight };
}
