// Saves the table of forms.py with SheetJS.
const fs = require('fs');
const path = require('path');
const XLSX = require('xlsx');

const [data, folder] = process.argv.slice(2);
const { rows } = JSON.parse(fs.readFileSync(data));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '人員');
const save = (name, options) => fs.writeFileSync(path.join(folder, name), XLSX.write(book, { type: 'buffer', ...options }));
save('sheetjs.xlsx', { bookType: 'xlsx', bookSST: true });
save('sheetjs-inline.xlsx', { bookType: 'xlsx', bookSST: false, compression: true });
save('sheetjs.ods', { bookType: 'ods' });
save('sheetjs.csv', { bookType: 'csv' });
save('sheetjs.txt', { bookType: 'txt' });
