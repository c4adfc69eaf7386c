"""A thing and its sides (生猪: {存栏, 出栏}): in a group (`in_groups`), in place of a group (`things`), in one home (`one_home`), given twice (`twins`), and what was done about it (`deeds`)."""
