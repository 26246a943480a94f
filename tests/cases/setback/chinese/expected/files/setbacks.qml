<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="categorizedSymbol" attr="verdict" symbollevels="1" enableorderby="0" forceraster="0"><categories>
<category value="within" type="string" label="小于要求距离（初筛）" symbol="0" render="true"/>
<category value="cannot-tell" type="string" label="无法判断" symbol="1" render="true"/>
<category value="beyond" type="string" label="大于要求距离" symbol="2" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="2"><Option type="Map"><Option type="QString" name="name" value="diamond"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.6"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="1"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="240,228,66,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="86,180,233,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="site_id" index="0" name="点位编号"/>
<alias field="site_name" index="1" name="点位名称"/>
<alias field="kind" index="2" name="类型"/>
<alias field="receptor_id" index="3" name="敏感点编号"/>
<alias field="receptor_name" index="4" name="敏感点名称"/>
<alias field="receptor_class" index="5" name="敏感点类别"/>
<alias field="rule_id" index="6" name="规则编号"/>
<alias field="clause" index="7" name="条款"/>
<alias field="verified" index="8" name="来源已核实"/>
<alias field="required_m" index="9" name="要求距离（m）"/>
<alias field="distance_m" index="10" name="距离（m）"/>
<alias field="margin_m" index="11" name="余量（m）"/>
<alias field="error_m" index="12" name="双方位置误差之和（m）"/>
<alias field="verdict" index="13" name="初筛结果"/>
<alias field="doubt" index="14" name="无法判断的原因"/>
<alias field="rank" index="15" name="名次"/>
<alias field="measured_from" index="16" name="量起处"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="receptor_id" hidden="0" width="-1"/>
<column type="field" name="receptor_name" hidden="0" width="-1"/>
<column type="field" name="receptor_class" hidden="0" width="-1"/>
<column type="field" name="rule_id" hidden="0" width="-1"/>
<column type="field" name="clause" hidden="0" width="-1"/>
<column type="field" name="verified" hidden="0" width="-1"/>
<column type="field" name="required_m" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="field" name="margin_m" hidden="0" width="-1"/>
<column type="field" name="error_m" hidden="0" width="-1"/>
<column type="field" name="verdict" hidden="0" width="-1"/>
<column type="field" name="doubt" hidden="0" width="-1"/>
<column type="field" name="rank" hidden="0" width="-1"/>
<column type="field" name="measured_from" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:40f70407e29ce914fd6a8565454e3a46a458658f51e3bd9543c768beb5e7fe2b -->
