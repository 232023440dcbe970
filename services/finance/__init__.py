"""生态环保资金服务：申报、评审、拨付与追回。The finance service: environmental funds applied for, assessed, paid and clawed back."""
