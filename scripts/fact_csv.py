"""How a fact table is written: three lines about its origin, a heading with types, one line per record."""
import csv
import io


def cell(value):
    """One CSV cell: lists joined with |, false and absent values empty."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, (list, tuple)):
        return "|".join(str(item) for item in value)
    return str(value)


def write_table(folder, name, row, source, date, columns, rows):
    out = io.StringIO()
    out.write(f"# source: {source}\n# date: {date}\n# row: {row}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    names = [column.split(":")[0] for column in columns]
    for record in rows:
        unknown = set(record) - set(names)
        if unknown:
            raise SystemExit(f"{name}: no column for {sorted(unknown)}")
        writer.writerow([cell(record.get(column)) for column in names])
    (folder / f"{name}.csv").write_text(out.getvalue(), encoding="utf-8")
    print(f"{name}: {len(rows)} rows")
