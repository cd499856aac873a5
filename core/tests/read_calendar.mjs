// Reads a calendar file from the standard input with ical.js and tells its events as JSON.
// node read_calendar.mjs <path of ical.js>
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]).href);
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));

const events = calendar.getAllSubcomponents("vevent").map((vevent) => {
  const event = new ICAL.Event(vevent);
  const value = (name) => vevent.getFirstPropertyValue(name);
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    location: event.location,
    status: value("status"),
    url: value("url"),
    geo: value("geo"),
    organizer: event.organizer,
    categories: vevent.getFirstProperty("categories")?.getValues() ?? [],
    is_all_day: event.startDate.isDate,
    starts_at: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
    ends_at: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
    updated_at: value("last-modified").toJSDate().toISOString(),
  };
});
const named = (name) => calendar.getFirstPropertyValue(name);
process.stdout.write(JSON.stringify({ name: named("x-wr-calname"), method: named("method"), events }));
