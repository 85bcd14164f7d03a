"""The only room that knows YAML: reads and checks form, section, rule and patient files and source documents."""
