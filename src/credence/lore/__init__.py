"""Knowledge of the trade: YAML that a diplomat can read and correct, and the code that loads and checks it.

data/                states, organisations, offices, areas, currencies, outlets, kinds, small words
  states/            one file a region; `ambiguous.yml` settles names that several States have borne
  phrases/           what reading looks for, one file a family of kinds
  brief/             the words of the brief
  events/            what event coding looks for: senses, nouns, verbs, actors
schema/              the form of each file of `data/`
files, shape, check  a file -> its contents; a file -> what is wrong with it
states, state_*      codes, names through time, demonyms -> State
organisations, offices, persons, areas, currencies, outlets, kinds, phrases, events
spelling             a name -> its spellings, and the form in which names are compared
"""
