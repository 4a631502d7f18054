'use strict';
// Adds to a page that is whole without it: charts, sorting, filtering.
(() => {
  const words = document.body.dataset;

  function drawCharts(paper) {
    for (const place of document.querySelectorAll('.chart')) {
      const width = paper || place.clientWidth;
      if (width === 0 || width === place.drawn) continue;
      place.drawn = width;
      const spec = JSON.parse(place.parentElement.querySelector('script[type="application/json"]').textContent);
      spec.width = width;
      if (width < 560)
        for (const axis of spec.axes) axis.labelLimit = axis.orient === 'left' ? 110 : 80;
      if (place.view) place.view.finalize();
      place.view = new vega.View(vega.parse(spec, null, {ast: true}),
        {expr: vega.expressionInterpreter, renderer: 'svg', container: place, hover: false});
      place.view.run();
    }
  }

  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  }
  // Empty cells stay at the end, whichever way the rest is sorted.
  function order(a, b, direction) {
    if (a === '' || b === '') return (a === '') - (b === '');
    return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b));
  }

  function sort(table, heading) {
    const column = heading.cellIndex;
    const direction = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
    const rows = [...table.tBodies[0].rows].map(row => [key(row, column), row]);
    rows.sort((a, b) => order(a[0], b[0], direction));
    table.tBodies[0].append(...rows.map(pair => pair[1]));
  }

  function addSorting(table) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.title = words.sort;
      button.append(...heading.childNodes);
      button.addEventListener('click', () => sort(table, heading));
      heading.append(button);
    }
  }

  function addFilter(box, table) {
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map(row => row.textContent.toLowerCase());
    const tools = document.createElement('div');
    tools.className = 'tools';
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = words.filter;
    input.setAttribute('aria-label', `${words.filter}: ${table.caption.textContent}`);
    const count = document.createElement('span');
    count.setAttribute('role', 'status');
    const show = number => { count.textContent = `${number} / ${rows.length} ${words.rows}`; };
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !wanted.every(word => texts[i].includes(word));
        if (!row.hidden) shown += 1;
      });
      show(shown);
    });
    show(rows.length);
    tools.append(input, count);
    box.querySelector('.scroll').before(tools);
  }

  for (const box of document.querySelectorAll('.table')) {
    const table = box.querySelector('table');
    if (table.tBodies[0].rows.length > 3) addSorting(table);
    if (table.tBodies[0].rows.length > 8) addFilter(box, table);
  }
  drawCharts();
  let waiting = 0;
  addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = setTimeout(drawCharts, 150);
  });
  // A4 between its margins, in the browser's pixels: words on paper as large as on the screen.
  addEventListener('beforeprint', () => drawCharts(690));
  addEventListener('afterprint', () => drawCharts());
  document.documentElement.dataset.ready = 'yes';
})();
