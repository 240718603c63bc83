"""Verbs of the rooms for plans, recruitment, training, money and reports, each with its words."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

OF_ROOMS: dict[str, Promise] = {
    "handed in a photo": pgettext_lazy("what was done to a record", "handed in a photo"),
    "took out the photo": pgettext_lazy("what was done to a record", "took out the photo"),
    "asked about visas": pgettext_lazy(
        "what was done to a record", "asked participants about visas"
    ),
    "made a letter for a visa": pgettext_lazy(
        "what was done to a record", "made a letter for a visa"
    ),
    "sent a letter for a visa": pgettext_lazy(
        "what was done to a record", "sent a letter for a visa"
    ),
    "told of other days": pgettext_lazy(
        "what was done to a record", "told participants of other days or another place"
    ),
    "carried over activities": pgettext_lazy(
        "what was done to a record", "carried over activities"
    ),
    "granted support": pgettext_lazy("what was done to a record", "granted support to travel"),
    "planned": pgettext_lazy("what was done to a record", "planned money"),
    "entered money": pgettext_lazy("what was done to a record", "entered money"),
    "finished the welcome": pgettext_lazy("what was done to a record", "finished the first steps"),
    "kept document": pgettext_lazy("what was done to a record", "kept a document"),
    "removed document": pgettext_lazy("what was done to a record", "removed a document"),
    "took a step of the welcome": pgettext_lazy(
        "what was done to a record", "took one of the first steps"
    ),
    "opened a recruitment file": pgettext_lazy(
        "what was done to a record", "opened a file on a non-Party"
    ),
    "closed the recruitment file": pgettext_lazy(
        "what was done to a record", "closed the file on a non-Party"
    ),
    "carried the playbook onto the file": pgettext_lazy(
        "what was done to a record", "planned the steps of the playbook"
    ),
    "noted an expectation": pgettext_lazy(
        "what was done to a record", "noted when the accession is expected"
    ),
    "noted a relation": pgettext_lazy(
        "what was done to a record", "noted how two persons stand to each other"
    ),
    "ended a relation": pgettext_lazy(
        "what was done to a record", "noted that two persons stand so to each other no more"
    ),
    "corrected a person": pgettext_lazy("what was done to a record", "corrected a person"),
    "forgot a person": pgettext_lazy("what was done to a record", "took a person out"),
    "wrote the note of the file": pgettext_lazy(
        "what was done to a record", "wrote the note of the file"
    ),
    "noted a task": pgettext_lazy("what was done to a record", "noted a task"),
    "gave a task": pgettext_lazy("what was done to a record", "gave a task to somebody"),
    "finished a task": pgettext_lazy("what was done to a record", "finished a task"),
    "did a planned step": pgettext_lazy("what was done to a record", "did a planned step"),
    "noted a person": pgettext_lazy("what was done to a record", "noted a person"),
    "merged persons": pgettext_lazy("what was done to a record", "merged persons"),
    "gave regions to an officer": pgettext_lazy(
        "what was done to a record", "said which regions an officer keeps"
    ),
    "noted that a person left": pgettext_lazy(
        "what was done to a record", "noted that a person left"
    ),
    "took out a document": pgettext_lazy("what was done to a record", "took out a document"),
    "recorded entry into force": pgettext_lazy(
        "what was done to a record", "recorded the entry into force"
    ),
    "wrote to a stage": pgettext_lazy("what was done to a record", "wrote to a stage"),
    "noted a stage": pgettext_lazy("what was done to a record", "noted a stage of the file"),
    "did the next step": pgettext_lazy("what was done to a record", "did the next step"),
    "asked for a focal point": pgettext_lazy(
        "what was done to a record", "asked for a focal point"
    ),
    "stated the day of the first report": pgettext_lazy(
        "what was done to a record", "stated the day of the first report"
    ),
    "noted an offer": pgettext_lazy("what was done to a record", "noted an offer"),
    "noted the answer to an offer": pgettext_lazy(
        "what was done to a record", "noted the answer to an offer"
    ),
    "noted an obstacle": pgettext_lazy("what was done to a record", "noted an obstacle to joining"),
    "noted an obstacle as overcome": pgettext_lazy(
        "what was done to a record", "noted an obstacle as overcome"
    ),
    "added a national plan": pgettext_lazy("what was done to a record", "added a national plan"),
    "noted a stage of the plan": pgettext_lazy(
        "what was done to a record", "noted a stage of the plan"
    ),
    "added a text of the plan": pgettext_lazy(
        "what was done to a record", "added a text of the plan"
    ),
    "added a national target": pgettext_lazy(
        "what was done to a record", "added a national target"
    ),
    "corrected a national plan": pgettext_lazy(
        "what was done to a record", "corrected a national plan"
    ),
    "corrected a stage of the plan": pgettext_lazy(
        "what was done to a record", "corrected a stage of the plan"
    ),
    "took out a stage of the plan": pgettext_lazy(
        "what was done to a record", "took out a stage of the plan"
    ),
    "corrected a text of the plan": pgettext_lazy(
        "what was done to a record", "corrected a text of the plan"
    ),
    "took out a text of the plan": pgettext_lazy(
        "what was done to a record", "took out a text of the plan"
    ),
    "corrected a national target": pgettext_lazy(
        "what was done to a record", "corrected a national target"
    ),
    "took out a national target": pgettext_lazy(
        "what was done to a record", "took out a national target"
    ),
    "loaded over a correction of a national plan": pgettext_lazy(
        "what was done to a record", "loaded a list over what was put right in a national plan"
    ),
    "noted the species in the plan": pgettext_lazy(
        "what was done to a record", "noted the species in the plan"
    ),
    "took a step of the plan": pgettext_lazy(
        "what was done to a record", "took a step of the plan"
    ),
    "took back a step of the plan": pgettext_lazy(
        "what was done to a record", "took back a step of the plan"
    ),
    "wrote to focal points about their plans": pgettext_lazy(
        "what was done to a record", "wrote to focal points about their national plans"
    ),
    "noted the progress of a target": pgettext_lazy(
        "what was done to a record", "noted the progress of a national target"
    ),
    "took back the progress of a target": pgettext_lazy(
        "what was done to a record", "took back the progress of a national target"
    ),
    "planned a step of the plan": pgettext_lazy(
        "what was done to a record", "planned a step of the plan"
    ),
    "took out a planned step of the plan": pgettext_lazy(
        "what was done to a record", "took out the day of a planned step"
    ),
    "graded the plan": pgettext_lazy("what was done to a record", "graded the plan"),
    "published the assessment": pgettext_lazy(
        "what was done to a record", "published the assessment"
    ),
    "withdrew the assessment": pgettext_lazy(
        "what was done to a record", "withdrew the assessment"
    ),
    "added a counterpart": pgettext_lazy("what was done to a record", "added a counterpart"),
    "ended a counterpart": pgettext_lazy("what was done to a record", "ended a counterpart"),
    "noted a contact with counterparts": pgettext_lazy(
        "what was done to a record", "noted a contact with counterparts"
    ),
    "did what was agreed": pgettext_lazy("what was done to a record", "did what was agreed"),
    "opened a questionnaire": pgettext_lazy("what was done to a record", "opened a questionnaire"),
    "began to answer": pgettext_lazy(
        "what was done to a record", "began to answer a questionnaire"
    ),
    "noted who took part in the plan": pgettext_lazy(
        "what was done to a record", "noted who took part in a national plan"
    ),
    "took back who took part": pgettext_lazy(
        "what was done to a record", "took back who took part in a national plan"
    ),
    "put the tour away": pgettext_lazy("what was done to a record", "put the tour away"),
    "followed new records": pgettext_lazy("what was done to a record", "followed new records"),
    "stopped following new records": pgettext_lazy(
        "what was done to a record", "stopped following new records"
    ),
    "offered answers": pgettext_lazy(
        "what was done to a record", "offered answers that were given to another convention"
    ),
    "wrote answers": pgettext_lazy("what was done to a record", "wrote answers to a questionnaire"),
    "handed in answers": pgettext_lazy("what was done to a record", "handed in answers"),
    "returned answers": pgettext_lazy("what was done to a record", "gave answers back"),
    "asked to open answers again": pgettext_lazy(
        "what was done to a record", "asked to open answers again"
    ),
    "opened answers again": pgettext_lazy("what was done to a record", "opened answers again"),
    "signed off answers": pgettext_lazy("what was done to a record", "signed off answers"),
    "gave a part to another office": pgettext_lazy(
        "what was done to a record", "gave a part to another office"
    ),
    "took a part back": pgettext_lazy("what was done to a record", "took a part back"),
    "made a remark on an answer": pgettext_lazy(
        "what was done to a record", "made a remark on an answer"
    ),
    "settled a remark": pgettext_lazy("what was done to a record", "settled a remark"),
    "put a plan forward": pgettext_lazy("what was done to a record", "put a plan forward"),
    "approved a plan": pgettext_lazy("what was done to a record", "approved a plan"),
    "returned a plan": pgettext_lazy("what was done to a record", "returned a plan"),
    "changed an activity": pgettext_lazy("what was done to a record", "changed an activity"),
    "noted a step of an activity": pgettext_lazy(
        "what was done to a record", "noted where an activity stands"
    ),
    "planned an output": pgettext_lazy("what was done to a record", "planned an output"),
    "changed an output": pgettext_lazy("what was done to a record", "changed an output"),
    "took out an output": pgettext_lazy("what was done to a record", "took out an output"),
    "opened a remark again": pgettext_lazy("what was done to a record", "opened a remark again"),
    "marked an activity": pgettext_lazy("what was done to a record", "marked an activity"),
    "noted a risk": pgettext_lazy("what was done to a record", "noted a risk"),
    "closed a risk": pgettext_lazy("what was done to a record", "closed a risk"),
    "noted a finding": pgettext_lazy("what was done to a record", "noted a finding"),
    "noted a step of a recommendation": pgettext_lazy(
        "what was done to a record", "noted a step of a recommendation"
    ),
    "let an evaluator read": pgettext_lazy("what was done to a record", "let an evaluator read"),
    "ended an evaluator’s reading": pgettext_lazy(
        "what was done to a record", "ended an evaluator’s reading"
    ),
    "wrote to countries that have not answered": pgettext_lazy(
        "what was done to a record", "wrote to countries that have not answered"
    ),
    "locked a period": pgettext_lazy("what was done to a record", "locked a period"),
    "opened a period": pgettext_lazy("what was done to a record", "opened a period again"),
    "kept a file of a value": pgettext_lazy(
        "what was done to a record", "kept a file with a value"
    ),
    "took out a file of a value": pgettext_lazy(
        "what was done to a record", "took a file of a value out"
    ),
    "entered a value": pgettext_lazy("what was done to a record", "entered a value"),
    "moved a value": pgettext_lazy("what was done to a record", "moved a value"),
    "wrote about a value": pgettext_lazy("what was done to a record", "wrote about a value"),
    "took back money": pgettext_lazy("what was done to a record", "took back an entry of money"),
    "archived": pgettext_lazy("what was done to a record", "archived"),
    "took in archive": pgettext_lazy("what was done to a record", "took an archive in"),
    "opened needs assessment": pgettext_lazy(
        "what was done to a record", "opened the survey of needs"
    ),
    "answered needs assessment": pgettext_lazy(
        "what was done to a record", "answered the survey of needs"
    ),
    "set test": pgettext_lazy("what was done to a record", "set the test"),
    "took test": pgettext_lazy("what was done to a record", "took the test"),
    "set modules": pgettext_lazy("what was done to a record", "set the modules"),
    "set rule for certificates": pgettext_lazy(
        "what was done to a record", "set the rule for certificates"
    ),
    "issued certificates": pgettext_lazy("what was done to a record", "issued certificates"),
    "revoked certificate": pgettext_lazy("what was done to a record", "took the certificate back"),
    "handed in archive": pgettext_lazy(
        "what was done to a record", "handed in an archive of the Manual"
    ),
    "loaded archive": pgettext_lazy("what was done to a record", "loaded an archive of the Manual"),
    "set times of follow-up": pgettext_lazy(
        "what was done to a record", "set when it is asked whether it was used"
    ),
    "loaded who took part": pgettext_lazy(
        "what was done to a record", "loaded who took part in meetings"
    ),
    "loaded standings": pgettext_lazy(
        "what was done to a record", "loaded lists of countries for support"
    ),
    "loaded register": pgettext_lazy("what was done to a record", "loaded a register of workshops"),
    "accepted a remark": pgettext_lazy("what was done to a record", "accepted a remark"),
    "added the draft decision": pgettext_lazy(
        "what was done to a record", "added the draft decision"
    ),
    "asked for a file": pgettext_lazy("what was done to a record", "asked for a report as a file"),
    "began": pgettext_lazy("what was done to a record", "began a report"),
    "declined a remark": pgettext_lazy("what was done to a record", "declined a remark"),
    "changed a schedule": pgettext_lazy(
        "what was done to a record", "changed when and to whom a report goes out"
    ),
    "resumed a schedule": pgettext_lazy("what was done to a record", "let a report go out again"),
    "sent a scheduled report": pgettext_lazy(
        "what was done to a record", "sent a report by itself"
    ),
    "set a schedule": pgettext_lazy(
        "what was done to a record", "set when and to whom a report goes out"
    ),
    "signed": pgettext_lazy("what was done to a record", "signed a report"),
    "stopped a schedule": pgettext_lazy(
        "what was done to a record", "stopped a report that goes out by itself"
    ),
    "set a Word template": pgettext_lazy("what was done to a record", "set a Word template"),
    "took out the Word template": pgettext_lazy(
        "what was done to a record", "took out the Word template"
    ),
    "took back from Word": pgettext_lazy(
        "what was done to a record", "took a draft back from Word"
    ),
}
