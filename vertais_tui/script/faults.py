"""What can be wrong with a script as a file: codes V001 to V199.

V001 to V099 are about a file that cannot be read at all and come as `ScriptUnreadable`; V100
to V119 are about the file as text and YAML, V120 to V149 about one field, V150 to V199 about
what the fields say together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vertais_tui.i18n import N_
from vertais_tui.script.codes import Kind, Severity

FAULTS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "V001": Kind(
            what=N_("There is no file {name}."),
            mend=N_("Look at how the name is written, and in which folder the file is."),
        ),
        "V002": Kind(
            what=N_("You may not read the file {name}."),
            mend=N_("Ask whoever owns it, or use a copy of your own."),
        ),
        "V003": Kind(
            what=N_("The file {name} cannot be read ({reason})."),
            mend=N_("Copy it to another folder on this computer and try again."),
        ),
        "V004": Kind(
            what=N_("The file {name} is larger than {limit} KiB, so it is not a script."),
            mend=N_("Choose another file: one file is for one evening."),
        ),
        "V005": Kind(
            what=N_("{name} is a folder, not a script."),
            mend=N_("Name one file in it."),
        ),
        "V006": Kind(
            what=N_("{name} is not an ordinary file."),
            mend=N_("Put an ordinary text file in its place."),
        ),
        "V007": Kind(
            what=N_("The folder {name} cannot be read ({reason})."),
            mend=N_("See that it is a folder and that you may open it."),
        ),
        "V008": Kind(
            what=N_("{name} is not UTF-8 text."),
            mend=N_("Save it again with the encoding UTF-8."),
        ),
        "V101": Kind(
            what=N_("The file is not UTF-8 text from here on."),
            mend=N_("Save it again with the encoding UTF-8."),
        ),
        "V102": Kind(
            what=N_("This is not a text file: it holds a zero byte."),
            mend=N_("Choose a script written as text, or save it again with the encoding UTF-8."),
        ),
        "V103": Kind(
            what=N_("The script is larger than {limit} KiB."),
            mend=N_("Shorten it: one file is for one evening."),
        ),
        "V104": Kind(
            what=N_("The character {character} could steer the terminal or reorder the words."),
            mend=N_("Take it away; it is often invisible in an editor."),
        ),
        "V105": Kind(
            what=N_("From here on the file cannot be read as YAML."),
            mend=N_("Check indentation, colons, quotation marks and brackets here and just above."),
        ),
        "V106": Kind(
            what=N_("The file is empty."),
            mend=N_("Begin it with the line “vertais: 1”."),
        ),
        "V107": Kind(
            what=N_("A second document begins here."),
            mend=N_("Keep one script in one file and take away the line “---”."),
        ),
        "V108": Kind(
            what=N_("Values are nested more than {limit} deep."),
            mend=N_("Close the brackets, or indent less."),
        ),
        "V109": Kind(
            what=N_("The file holds more than {limit} values."),
            mend=N_("Shorten it: one file is for one evening."),
        ),
        "V110": Kind(
            what=N_("This text is longer than {limit} KiB."),
            mend=N_("Shorten it: a text is something a person can say."),
        ),
        "V111": Kind(
            what=N_("Anchors (&) and aliases (*) are not used in scripts."),
            mend=N_("Write the value out, or put text that begins so between quotation marks."),
        ),
        "V112": Kind(
            what=N_("Tags (!) are not used in scripts."),
            mend=N_("Take the tag away, or put text that begins so between quotation marks."),
        ),
        "V113": Kind(
            what=N_("Fields cannot be merged in with “<<”."),
            mend=N_("Write the fields out here."),
        ),
        "V114": Kind(
            what=N_("The name of a field must be a word, not a list or further fields."),
            mend=N_("Put a value that begins with a bracket after a name and a colon."),
        ),
        "V115": Kind(
            what=N_("“{field}” was already given on line {first}."),
            mend=N_("Keep one of the two."),
        ),
        "V116": Kind(
            what=N_("A colon splits this line where a text seems to go on."),
            mend=N_("Put the whole text between quotation marks."),
        ),
        "V117": Kind(
            what=N_("A tab stands where only spaces may."),
            mend=N_("Indent with spaces."),
        ),
        "V118": Kind(
            what=N_("A quotation mark or bracket opens here and is never closed."),
            mend=N_("Close it where the value ends."),
        ),
        "V119": Kind(
            what=N_("A value cannot begin with “{character}”."),
            mend=N_("Put the value between quotation marks."),
        ),
        "V120": Kind(
            what=N_("“{field}” is not a field of this part."),
            mend=N_("The fields here are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V121": Kind(
            what=N_("“{field}” is missing here."),
            mend=N_("Add it to this part."),
        ),
        "V122": Kind(
            what=N_("A list is needed here."),
            mend=N_("Begin each item on its own line with “- ”."),
        ),
        "V123": Kind(
            what=N_("Fields with values are needed here."),
            mend=N_("Write them as “name: value”, each on its own line; among them: {known}."),
        ),
        "V124": Kind(
            what=N_("Text is needed here, not a list or fields."),
            mend=N_("Write the text after the colon, between quotation marks if need be."),
        ),
        "V125": Kind(
            what=N_("Nothing is written here."),
            mend=N_("Write the value, or take the field away."),
        ),
        "V130": Kind(
            what=N_("“{value}” is not a whole number."),
            mend=N_("Write digits only, from {low} to {high}."),
        ),
        "V131": Kind(
            what=N_("{value} is out of range."),
            mend=N_("Write a number from {low} to {high}."),
        ),
        "V132": Kind(
            what=N_("“{value}” is not one of the choices."),
            mend=N_("Choose one of: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V133": Kind(
            what=N_("“{value}” is neither true nor false."),
            mend=N_("Write true or false."),
        ),
        "V134": Kind(
            what=N_("“{value}” cannot be an id."),
            mend=N_(
                "Use at most {limit} small letters a–z and digits, with single hyphens between."
            ),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V135": Kind(
            what=N_("“{value}” is not a length of time."),
            mend=N_("Write it like “2 min” or “90 s”, or write “auto”."),
        ),
        "V136": Kind(
            what=N_("A turn of {value} is out of range."),
            mend=N_("Write a time from {low} s to {high} min."),
        ),
        "V137": Kind(
            what=N_("“{value}” is not a date."),
            mend=N_("Write it as year-month-day, such as 2026-11-24."),
        ),
        "V138": Kind(
            what=N_(
                "The script is written for format “{value}”; this vertais reads format {known}."
            ),
            mend=N_("Write “vertais: {known}”, or use a newer vertais."),
        ),
        "V139": Kind(
            what=N_("“{value}” is not a language a script can speak."),
            mend=N_("The languages are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V140": Kind(
            what=N_("The list is empty."),
            mend=N_("Add at least one item."),
        ),
        "V141": Kind(
            what=N_("The condition cannot be understood from “{value}” on."),
            mend=N_("Write it like “newcomers > 0 and left < 20m”."),
        ),
        "V142": Kind(
            what=N_("“{value}” is not a word that conditions know."),
            mend=N_("The words are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V143": Kind(
            what=N_("“{value}” compares two things that are not alike."),
            mend=N_(
                "Compare a count with a number, a time with one like 20m, and a kind of meeting "
                "by == or != only."
            ),
        ),
        "V144": Kind(
            what=N_("“{value}” between braces stands for nothing."),
            mend=N_("What can stand there: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V145": Kind(
            what=N_("“{value}” does not say how long before the end."),
            mend=N_("Write it like “end-15m”."),
        ),
        "V146": Kind(
            what=N_("“{value}” is not a time of day."),
            mend=N_("Write it like “19:15”."),
        ),
        "V147": Kind(
            what=N_("“{value}” is not a day of the calendar."),
            mend=N_("Write it like “1st tue”, “last thu” or “every mon”."),
        ),
        "V150": Kind(
            what=N_("The stage id “{value}” was already used on line {first}."),
            mend=N_("Give each stage an id of its own."),
        ),
        "V151": Kind(
            what=N_("The stages take {total} min together, but the script says {minutes} min."),
            mend=N_("Change the stages or this number so that they agree."),
        ),
        "V152": Kind(
            what=N_("The smallest group ({low}) is larger than the largest ({high})."),
            mend=N_("Make “min” at most as large as “max”."),
        ),
        "V153": Kind(
            what=N_("“per_person” has no use here: turns “{turns}” give no one the floor."),
            mend=N_("Take it away, or choose turns such as “around”."),
        ),
        "V154": Kind(
            what=N_("“{field}” ({bound} min) does not fit the stage's {minutes} min."),
            mend=N_("Let “min” be at most, and “max” at least, as long as the stage."),
        ),
        "V155": Kind(
            what=N_("There is no stage “{value}” in this script."),
            mend=N_("The stages are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V156": Kind(
            what=N_("There is no card “{value}”."),
            mend=N_("The cards are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V157": Kind(
            what=N_("There is no ground rule “{value}”."),
            mend=N_("The rules are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V158": Kind(
            what=N_("There is no script “{value}” to extend."),
            mend=N_("Name the id of a script that comes with vertais or is in your own folder."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V159": Kind(
            what=N_("A change says exactly one of: {known}."),
            mend=N_("Write one change as “replace: sharing” with what replaces, or “drop: break”."),
        ),
        "V160": Kind(
            what=N_("These words are missing in: {languages}."),
            mend=N_("Add them, or they are shown in another language."),
            severity=Severity.WARNING,
        ),
        "V161": Kind(
            what=N_("“{value}” extends itself, by a way round or straight."),
            mend=N_("Let it extend another script."),
        ),
        "V162": Kind(
            what=N_("“{value}” is changed twice here."),
            mend=N_("Put what changes together, so that one place says how the stage becomes."),
        ),
        "V163": Kind(
            what=N_("A stage to put in is missing here."),
            mend=N_("Write it under “stage:”, with its id, kind and minutes."),
        ),
        "V164": Kind(
            what=N_("“{value}” was already used as an id on line {first}."),
            mend=N_("Give each an id of its own."),
        ),
        "V165": Kind(
            what=N_("The script “{value}” that this one extends has problems of its own."),
            mend=N_("vertais check {value} tells them; mend that script first."),
        ),
        "V166": Kind(
            what=N_("The shortest turn is longer than the longest."),
            mend=N_("Let “min” be at most as long as “max”."),
        ),
    }
)
