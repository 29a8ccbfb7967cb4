// What is looked for in the charts of a page: functions from an open page to a list of faults in words.
// They are apart from the tests so that the tests can also show them a chart that was spoilt on purpose.

/** Widths at which a reader meets the three drawings of each chart, in CSS pixels. */
export const widths = [320, 520, 820, 1280];

const smallestText = 12;

/** Texts that overlap, leave their drawing or are too small, among the drawings that are visible now. */
export function textFaults(page) {
  return page.evaluate((smallest) => {
    const slack = 0.5;
    // Chromium rounds the ink of a text outwards to whole pixels; a drawing leaves room for that at its edge.
    const slackAtEdge = 0.01;
    const faults = [];
    const overlap = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
    for (const svg of document.querySelectorAll("figure .plot svg")) {
      if (svg.getClientRects().length === 0) continue;
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")]
        .filter((text) => text.textContent.trim() !== "")
        .map((text) => ({ text, words: `“${text.textContent.trim()}”`, box: text.getBoundingClientRect() }));
      if (texts.length === 0) faults.push(`a drawing without any text: ${svg.getAttribute("aria-label")}`);
      texts.forEach(({ text, words, box }, index) => {
        const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
        if (size < smallest - 0.01) faults.push(`${words} is ${size.toFixed(1)} px`);
        const beyond = {
          left: frame.left - box.left,
          top: frame.top - box.top,
          right: box.right - frame.right,
          bottom: box.bottom - frame.bottom,
        };
        for (const [side, by] of Object.entries(beyond)) {
          if (by > slackAtEdge) faults.push(`${words} leaves its drawing by ${by.toFixed(2)} px (${side})`);
        }
        for (const other of texts.slice(index + 1)) {
          if (overlap(box, other.box)) faults.push(`${words} overlaps ${other.words}`);
        }
      });
    }
    return faults;
  }, smallestText);
}

/** Charts of which not exactly one of the three drawings is visible, or which do not fit their place. */
export function drawingFaults(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("figure:has(.plot)")].flatMap((figure) => {
      const drawings = [...figure.querySelectorAll(".plot svg")];
      const visible = drawings.filter((svg) => svg.getClientRects().length > 0);
      const title = figure.querySelector("figcaption")?.textContent.trim().slice(0, 60);
      if (drawings.length !== 3) return [`${title}: ${drawings.length} drawings`];
      return visible.length === 1 ? [] : [`${title}: ${visible.length} drawings are visible`];
    }),
  );
}

/** Colours, strokes and fonts that stand in the drawing instead of the theme's style sheet. */
export function rawValueFaults(page) {
  return page.evaluate(() => {
    const belongsToTheme = /^(style|fill|stroke|color|font|opacity|stop-color|flood-color|letter-spacing|word-spacing)/;
    return [...document.querySelectorAll("figure svg, figure svg *")].flatMap((element) =>
      [...element.attributes]
        .filter((attribute) => belongsToTheme.test(attribute.name))
        .map((attribute) => `<${element.localName} ${attribute.name}="${attribute.value}">`),
    );
  });
}

/** Coordinates that are no numbers: what a drawing library makes of a missing value. */
export function numberFaults(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("figure svg, figure svg *")].flatMap((element) =>
      [...element.attributes]
        .filter((attribute) => attribute.name !== "aria-label" && /NaN|Infinity|undefined/i.test(attribute.value))
        .map((attribute) => `<${element.localName} ${attribute.name}="${attribute.value.slice(0, 60)}">`),
    ),
  );
}

/** What assistive technology is told of the charts: Chromium's accessibility tree, images only, with what is inside. */
export async function imagesForAssistiveTechnology(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told = (node) =>
    (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? [...(child.ignored ? [] : [child.role.value]), ...told(child)] : [];
    });
  return nodes
    .filter((node) => !node.ignored && /^(img|image|graphics-document|SvgRoot)$/i.test(node.role?.value ?? ""))
    .map((node) => ({ name: node.name?.value ?? "", inside: told(node) }));
}

/** Charts that are not exactly one image with the drawing's own label and nothing inside. */
export async function assistiveFaults(page) {
  const labels = await page.evaluate(() =>
    [...document.querySelectorAll("figure .plot svg")]
      .filter((svg) => svg.getClientRects().length > 0)
      .map((svg) => svg.getAttribute("aria-label")),
  );
  const images = await imagesForAssistiveTechnology(page);
  const faults = images
    .filter((image) => image.inside.length > 0)
    .map((image) => `“${image.name}” has ${image.inside.join(", ")} inside`);
  const names = images.map((image) => image.name);
  if (names.join("\n") !== labels.join("\n")) {
    faults.push(`the tree has the images ${JSON.stringify(names)}, the page has ${JSON.stringify(labels)}`);
  }
  if (labels.some((label) => !label)) faults.push("a drawing has no aria-label");
  return faults;
}
