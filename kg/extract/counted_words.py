"""What is trimmed from the words that name what a number counts."""

import re

_LEADS = re.compile(
    r"^(?:[、，和与及的等共了（：]|近[一二两三五\d]年来?|今年以来|今年|目前|现有|以及|各类|其中|累计|全年|共计|总计|先后|已|并|还|均|也|全部|力争|其余)+"
)
_TRAILS = re.compile(
    r"(?:[、，和与及的等（）：]|共|年均|免费|同比|环比|合计|较上年|(?:由|从)(?:上年|去年|年初|原来)?(?:的|平均)?|每[月年日]|得到|享受|率?(?<=间)(?:压缩|缩短)|(?<=次)压减|(?<=量)下降)+$"
)


def trimmed(text: str) -> str:
    """The words without what leads to them and what trails behind.

    >>> trimmed("各类矛盾纠纷共")
    '矛盾纠纷'
    """
    text = text.replace("等各类", "等")
    text = _TRAILS.sub("", _LEADS.sub("", text))
    return text if len(text) > 1 or text in ("人", "村") else ""
