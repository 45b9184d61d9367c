// Runs inside the page; its value is a list of what a reader with poor sight or a screen reader would stumble on.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  return [
    ...all('body *').filter(ownWords).flatMap(tooFaint),
    ...all('a[href], button, input, select, textarea, summary').flatMap(nameless),
    ...all('button, input, select, textarea, summary').flatMap(tooSmall),
    ...doubled(),
    ...all('[aria-labelledby], [aria-describedby]').flatMap(pointsAtNothing),
    ...all('img:not([alt])').map((image) => `no alt: ${image.outerHTML}`),
    ...tooWide(),
  ];

  function seen(element) {
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  function called(element) {
    return `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
  }

  function ownWords(element) {
    if (element.closest('.sr, .skip, :disabled, option')) return false;
    return [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  }

  function tooFaint(element) {
    const below = ground(element);
    const [a, b] = [light(over(colour(getComputedStyle(element).color), below)), light(below)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return contrast < 4.5 ? [`contrast ${contrast.toFixed(2)}: ${called(element)}`] : [];
  }

  /** The colour behind an element, all its see-through layers laid over each other. */
  function ground(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  }

  function colour(text) {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }

  function over([r, g, b, a], [R, G, B]) {
    return [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  }

  /** Relative luminance, WCAG 2.2. */
  function light([r, g, b]) {
    const [R, G, B] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  }

  function nameless(element) {
    const given = element.getAttribute('aria-label') ?? element.getAttribute('aria-labelledby') ?? '';
    const label = element.labels?.[0]?.textContent ?? '';
    const named = `${given}${label}${element.textContent}`.trim() !== '';
    return named ? [] : [`no name: ${element.outerHTML.slice(0, 80)}`];
  }

  function tooSmall(element) {
    const { width, height } = element.getBoundingClientRect();
    const radio = element.type === 'radio' && element.closest('label');
    return radio || (width >= 16 && height >= 16) ? [] : [`too small ${width}×${height}: ${called(element)}`];
  }

  function doubled() {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two of #${id}`);
  }

  function pointsAtNothing(element) {
    const named = ['aria-labelledby', 'aria-describedby'].map((name) => element.getAttribute(name) ?? '');
    const ids = named.join(' ').split(' ').filter(Boolean);
    return ids
      .filter((id) => !document.getElementById(id))
      .map((id) => `#${id} is nothing: ${called(element)}`);
  }

  function tooWide() {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`wider than the window: ${scrollWidth} > ${clientWidth}`] : [];
  }
})();
