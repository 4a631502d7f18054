// Saves the table of forms.py with exceljs, at once and streaming; dates are real ones.
const fs = require('fs');
const path = require('path');
const ExcelJS = require('exceljs');

const [data, folder] = process.argv.slice(2);
const { rows, dates } = JSON.parse(fs.readFileSync(data));
const typed = row => row.map((text, at) => {
  if (!dates.includes(at) || !text.includes('/')) return text;
  const [year, month, day] = text.split('/').map(Number);
  return new Date(Date.UTC(year + 1911, month - 1, day));
});

async function main() {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('人員').addRows(rows.map(typed));
  await book.xlsx.writeFile(path.join(folder, 'exceljs.xlsx'));
  const stream = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path.join(folder, 'exceljs-stream.xlsx'),
                                                          useSharedStrings: false, useStyles: true });
  const sheet = stream.addWorksheet('人員');
  for (const row of rows) sheet.addRow(typed(row)).commit();
  sheet.commit();
  await stream.commit();
  const plain = new ExcelJS.Workbook();
  plain.addWorksheet('人員').addRows(rows);
  await plain.csv.writeFile(path.join(folder, 'exceljs.csv'));
}
main();
