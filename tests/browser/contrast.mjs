// How far the text of a chart stands out from what is painted behind it, and its marks from the page, as WCAG 2 measures
// it (1.4.3: 4.5 to 1 for words; 1.4.11: 3 to 1 for marks).
// axe leaves text in SVG undecided; here it is computed from the colours that the browser itself arrived at.

export const leastForText = 4.5;
const leastForMarks = 3;

/** Marks that carry data; grid, axes and quieter context are scenery, which may recede. */
const dataMarks = ["c-s1", "c-s2", "c-s3", "c-s4", "c-benchmark", "c-target"].map((name) => `.${name}:not(g, text)`).join();

/** Runs inside the page: what is needed to compute with colours there. */
function colourTools() {
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });

  /** Any CSS colour as red, green, blue (0 to 255), laid over `behind` as far as it is transparent. */
  const paint = (colour, behind = [255, 255, 255], opacity = 1) => {
    pixel.globalAlpha = 1;
    pixel.fillStyle = `rgb(${behind.join()})`;
    pixel.fillRect(0, 0, 1, 1);
    pixel.globalAlpha = opacity;
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  /** The page's colour under an element: its own background over that of what it stands in. */
  const ofPage = (element) =>
    element ? paint(getComputedStyle(element).backgroundColor, ofPage(element.parentElement)) : paint("Canvas");

  const shown = [...document.querySelectorAll("figure.chart .plot svg")].filter(
    (svg) => svg.getClientRects().length > 0,
  );
  globalThis.colours = { paint, contrast, ofPage, shown };
}

/** Texts of visible drawings whose colour is too near to the page's or to that of the shape behind their middle. */
export async function wordFaults(page) {
  await page.evaluate(colourTools);
  return page.evaluate((least) => {
    const { paint, contrast, ofPage, shown } = globalThis.colours;

    /** The colour at the text's middle: filled shapes that were drawn before it, over the page. */
    const behind = (text, svg) => {
      const box = text.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const shapes = [...svg.querySelectorAll("rect, path, polygon, circle, ellipse")].filter((shape) => {
        if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
        const style = getComputedStyle(shape);
        if (style.fill === "none" || style.display === "none") return false;
        const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
        return shape.isPointInFill(point);
      });
      return shapes.reduce((colour, shape) => {
        const style = getComputedStyle(shape);
        return paint(style.fill, colour, Number(style.fillOpacity) * Number(style.opacity));
      }, ofPage(svg));
    };

    return shown.flatMap((svg) =>
      [...svg.querySelectorAll("text")].flatMap((text) => {
        const ground = behind(text, svg);
        const ratio = contrast(paint(getComputedStyle(text).fill, ground), ground);
        return ratio >= least ? [] : [`“${text.textContent.trim()}” stands out by ${ratio.toFixed(2)} to 1 only`];
      }),
    );
  }, leastForText);
}

/** Marks of visible drawings whose fill and outline are both too near to the page's colour. */
export async function markFaults(page) {
  await page.evaluate(colourTools);
  return page.evaluate(
    ([least, marks]) => {
      const { paint, contrast, ofPage, shown } = globalThis.colours;
      return shown.flatMap((svg) =>
        [...svg.querySelectorAll(marks)].flatMap((mark) => {
          const { fill, stroke } = getComputedStyle(mark);
          const ground = ofPage(svg);
          const ratios = [fill, stroke]
            .filter((colour) => colour !== "none")
            .map((colour) => contrast(paint(colour, ground), ground));
          const best = Math.max(1, ...ratios);
          return best >= least ? [] : [`a mark ${mark.getAttribute("class")} stands out by ${best.toFixed(2)} to 1 only`];
        }),
      );
    },
    [leastForMarks, dataMarks],
  );
}

/** How far the words of HTML elements stand out from the backgrounds of all that they stand in. */
export async function contrastOf(page, selectors) {
  await page.evaluate(colourTools);
  return page.evaluate(
    (all) =>
      all.map((selector) => {
        const { paint, contrast, ofPage } = globalThis.colours;
        const element = document.querySelector(selector);
        const ground = ofPage(element);
        return contrast(paint(getComputedStyle(element).color, ground), ground);
      }),
    selectors,
  );
}
