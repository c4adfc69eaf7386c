"""What clerks call things → what the catalogue calls them: names, keys beside them, units and times that names say.

`brought_under` moves what the data gives under the names of the catalogue; `another_field` tells data of another field. Their rooms, each of which
knows only those below it:

- `sides`: a thing and its sides (生猪: {存栏, 出栏}) · `levels`: what stands a level too high ·
  `kept_out`: what a sentence made for a name must not say
- `keys`: 任务, 上年同期, 其中 as clerks give them
- `catalogue`: which indicator, which group a name is
- `units`: whether a figure fits, by its unit · `amounts`: an amount in words
- `words`: names and heads, without the catalogue
"""
